/** What the published tables mean: loaded when somebody asks for it. */
export { columnsOf } from '../../schemas/column.js';
export { publishedTables } from '../../schemas/published/index.js';
