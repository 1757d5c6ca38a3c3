/** A process that pulls one model: `puller.ts FOLDER URL SHA256 BYTES`; prints how many bytes it fetched. */
import { ModelsFolder } from '../../src/models/node/folder.ts';
import { pull } from '../../src/models/node/pull.ts';
import { httpSource } from '../../src/models/node/source.ts';

const [folder = '', url = '', sha256 = '', bytes = ''] = process.argv.slice(2);
const wanted = { id: 'm', sha256, bytes: Number(bytes) };
const { fetched } = await pull(wanted, httpSource(new URL(url)), { folder: new ModelsFolder(folder) });
console.log(fetched);
