/*
 * What a release consists of, in one folder: the package, its bill of materials (CycloneDX) and the
 * checksums of both. The same sources give the same bytes.
 *
 *   node .ci/release.mjs FOLDER      after `npm run compile`
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const written = process.argv[2];
if (written === undefined) {
  console.error('usage: node .ci/release.mjs FOLDER');
  process.exit(2);
}
const folder = resolve(written);
mkdirSync(folder, { recursive: true });

const shrinkwrap = (...args) =>
  execFileSync(process.execPath, [join(root, '.ci', 'shrinkwrap.mjs'), ...args]);

shrinkwrap();
let lock;
let packed;
try {
  lock = readFileSync(join(root, 'npm-shrinkwrap.json'));
  const said = npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  packed = Object.values(JSON.parse(said))[0];
} finally {
  shrinkwrap('--remove');
}
writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(lock), null, 2)}\n`);

const names = [packed.filename, 'sbom.cdx.json'];
const sums = names.map((name) => `${sha256(join(folder, name))}  ${name}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
console.log([...names, 'SHA256SUMS'].map((name) => join(folder, name)).join('\n'));

/**
 * What runs, and nothing else: npm leaves packages out that development needs too, unless it is asked in a
 * folder that knows nothing of development. Without the time and the random number that it puts in.
 */
function billOfMaterials(lock) {
  const apart = mkdtempSync(join(tmpdir(), 'shihu-release-'));
  try {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { devDependencies, scripts, ...own } = manifest;
    writeFileSync(join(apart, 'package.json'), JSON.stringify(own));
    writeFileSync(join(apart, 'package-lock.json'), lock);
    const said = npm(apart, 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only');
    const { serialNumber, metadata, ...bill } = JSON.parse(said);
    const { timestamp, component, ...about } = metadata;
    // npm calls the package after the folder that it is in.
    return { ...bill, metadata: { ...about, component: { ...component, name: own.name } } };
  } finally {
    rmSync(apart, { recursive: true });
  }
}

function npm(cwd, ...args) {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
