import { serve } from '../../child/serve.js';
import { readSheets } from './sheets.js';

serve(readSheets);
