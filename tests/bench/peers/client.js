// Pushes documents to the server and pulls them into an empty database; one line of figures.
"use strict";
const PouchDB = require("pouchdb");

const [url, folder, count, batch, size] = process.argv.slice(2);
const Local = PouchDB.defaults({ prefix: folder + "/" });

function visit(number) {
  const id = `019b0000-0000-7000-8000-${String(number).padStart(12, "0")}`;
  const made = { _id: id, kind: "visit", heads: 1, purpose: "study", method: "scan", padding: "" };
  const least = Buffer.byteLength(JSON.stringify(made));
  made.padding = "x".repeat(Math.max(0, Number(size) - least));
  return made;
}

async function replicated(from, to) {
  const started = process.hrtime.bigint();
  const result = await PouchDB.replicate(from, to, { batch_size: Number(batch) });
  if (!result.ok || result.docs_written !== Number(count)) throw new Error(JSON.stringify(result));
  return Number(process.hrtime.bigint() - started) / 1e9;
}

async function main() {
  const local = new Local("one");
  const remote = new PouchDB(`${url}/visits`);
  await remote.info();
  const all = Array.from({ length: Number(count) }, (_, number) => visit(number));
  await local.bulkDocs(all);
  const push = await replicated(local, remote);
  const other = new Local("two");
  const pull = await replicated(remote, other);
  const mb = process.resourceUsage().maxRSS / 1024;
  const durable = "LevelDB on both sides, written without fsync (leveldown's default, sync: false)";
  process.stdout.write(JSON.stringify({ push, pull, mb, durable }) + "\n");
  await local.close();
  await other.close();
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${error.stack || error}\n`);
  process.exit(1);
});
