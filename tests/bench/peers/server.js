// express-pouchdb on a free port, LevelDB on disk: says {"url": ...} when it is ready.
"use strict";
const fs = require("fs");
const express = require("express");
const PouchDB = require("pouchdb");

const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });
const app = express();
const Stored = PouchDB.defaults({ prefix: folder + "/" });
app.use("/", require("express-pouchdb")(Stored, { inMemoryConfig: true, logPath: folder + "/log.txt" }));
const server = app.listen(0, "127.0.0.1", () => {
  process.stdout.write(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }) + "\n");
});
