import { describe, expect, it } from 'vitest';
import { type Model, orderModels } from '../../pipelines/models/models.js';

function model(name: string, ...reads: string[]): Model {
  return { name, layer: 'marts', file: `marts/${name}.sql`, sql: '', reads };
}

const order = (models: Model[], given: string[] = []) =>
  orderModels(models, new Set(given)).map(({ name }) => name);

describe('the order of the models', () => {
  it('puts each after all that it reads, else by name', () => {
    const models = [model('d', 'b', 'c'), model('c', 'a'), model('b', 'a'), model('a', 'source')];
    expect(order(models, ['source'])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('names the files of a circle', () => {
    const models = [model('a', 'c'), model('b', 'a'), model('c', 'b'), model('z', 'a')];
    expect(() => order(models)).toThrow(
      'sql/marts/a.sql → sql/marts/c.sql → sql/marts/b.sql → sql/marts/a.sql',
    );
  });

  it('names the file that reads a table which nothing makes', () => {
    expect(() => order([model('a', 'nowhere')])).toThrow('sql/marts/a.sql reads nowhere');
  });

  it('refuses two sources of one relation', () => {
    expect(() => order([model('a'), model('a')])).toThrow('has two sources');
    expect(() => order([model('a')], ['a'])).toThrow('has two sources');
  });
});
