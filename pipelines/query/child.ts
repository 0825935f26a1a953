import { serve } from '../child/serve.js';
import { answer } from './answer.js';

serve(answer);
