import { addressOf, placeOf, type SparkPlace } from './address.js';
import { SparkClient } from './client.js';
import { requireSession } from './session.js';
import { storageOf } from './storage.js';
import { tryStorage } from './trial.js';

/**
 * Tries all that a build needs of the cluster.
 * @throws UserError for the first thing that it lacks
 */
export async function lookAtCluster(
  place: SparkPlace,
): Promise<{ readonly version: string; readonly address: string }> {
  const storage = storageOf(place.storage, place.project);
  const address = addressOf(place.connect);
  const client = new SparkClient(address);
  try {
    const version = await requireSession(client);
    await tryStorage(client, storage);
    return { version, address: placeOf(address) };
  } finally {
    await client.close();
  }
}
