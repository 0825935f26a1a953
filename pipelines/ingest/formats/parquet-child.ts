import { serve } from '../../child/serve.js';
import { readParquet } from './parquet-rows.js';

serve(readParquet);
