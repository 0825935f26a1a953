import { serve } from '../child/serve.js';
import { takePart } from './part.js';

serve(takePart);
