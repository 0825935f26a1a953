import { streamOf } from '../../../data-samples/generator/prng.js';
import { at, delimited, type Layout, latin1, minute, type Outage, parts, totals } from './kit.js';

/** Areas (conjuntos), with their users and municipality. */
const areas = [
  { city: '16001', name: 'CRUZEIRO DO SUL', users: 43_118, town: '1200203' },
  { city: '16002', name: 'EPITACIOLÂNDIA', users: 27_390, town: '1200252' },
  { city: '16003', name: 'FEIJÓ', users: 8_411, town: '1200302' },
  { city: '16004', name: 'SÃO FRANCISCO', users: 51_872, town: '1200401' },
] as const;

const header = [
  'DatGeracaoConjuntoDados',
  'AnoCompetencia',
  'MesCompetencia',
  'NumCNPJDistribuidora',
  'SigAgente',
  'NomAgente',
  'CodConjUnidadeConsumidora',
  'DscConjuntoUnidadeConsumidora',
  'CodMunicipioIBGE',
  'CodAlimentador',
  'CodInterrupcao',
  'CodEvento',
  'DscFatoGeradorOrigem',
  'DscFatoGeradorTipo',
  'DscFatoGeradorCausa',
  'DscFatoGeradorDetalhe',
  'DscMotivoExpurgo',
  'NumNivelTensao',
  'DatInicioInterrupcao',
  'DatFimInterrupcao',
  'QtdConsumidoresAfetados',
  'QtdConsumidoresAtivos',
];

const causes = [
  ['Meio ambiente', 'Vento'],
  ['Meio ambiente', 'Árvore ou vegetação'],
  ['Próprias do sistema', 'Falha de material ou equipamento'],
  ['Terceiros', 'Vandalismo'],
] as const;

function time(seconds: number): string {
  const p = parts(seconds);
  return `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}:${p.second}`;
}

const random = streamOf(2026, 'aneel');
const outages: Outage[] = [];
const rows: (string | number)[][] = [];

function add(event: number, area: (typeof areas)[number], from: number, to: number, users: number) {
  const isPlanned = event % 5 === 0;
  const [cause, detail] = isPlanned ? ['Próprias do sistema', 'Manutenção'] : random.pick(causes);
  outages.push({ city: area.city, users, from, to });
  rows.push([
    '02/02/2026',
    2026,
    1,
    '04065033000170',
    'ELETROACRE',
    'ENERGISA ACRE - DISTRIBUIDORA DE ENERGIA S.A',
    area.city,
    area.name,
    area.town,
    `${area.city.slice(-2)}C${(event % 4) + 1}`,
    `2026-${event}`,
    '',
    'Interna',
    isPlanned ? 'Programada' : 'Não Programada',
    cause,
    detail,
    '',
    '13,8',
    time(from),
    time(to),
    users,
    area.users,
  ]);
}

for (let event = 1; event <= 24; event++) {
  const area = random.pick(areas);
  const from = at(
    2026,
    1,
    random.int(1, 30),
    random.int(0, 23),
    random.int(0, 59),
    random.int(0, 59),
  );
  const to = from + random.int(4, 400) * minute + random.int(0, 59);
  add(event, area, from, to, random.int(1, 900));
  // Some are restored in steps: the same interruption once more, with its own end and users.
  if (event % 4 === 0) add(event, area, from, to + 37 * minute, random.int(1, 300));
}

export const aneel: Layout = {
  name: 'aneel-2026',
  files: [
    [
      'data/outages/interrupcoes-energia-eletrica-2026.csv',
      latin1(delimited([header, ...rows], { delimiter: ';', end: '\r\n', quotesAll: true })),
    ],
  ],
  expected: totals({
    period: '2026-01',
    from: at(2026, 1, 1),
    to: at(2026, 2, 1),
    region: 'AC',
    users: Object.fromEntries(areas.map(({ city, users }) => [city, users])),
    outages,
    leftOut: 0,
  }),
};
