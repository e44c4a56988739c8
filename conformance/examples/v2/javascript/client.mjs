// A client of Mles version 2 on the library ws: node client.mjs HOST PORT CHANNEL UID [KEY]
//
// It publishes the lines of its input and prints what others say, one message a line, until its
// input or the connection ends.
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { token } from './mles.mjs';

const [host, port, channel, uid, key = ''] = process.argv.slice(2);
const PROTOCOL = 'mles-websocket';
const GRACE_MILLIS = 5000;

const address = `ws://${host.includes(':') ? `[${host}]` : host}:${port}`;
const socket = new WebSocket(address, PROTOCOL, {
  perMessageDeflate: false,
  maxPayload: 64 << 20,
});

/** Ends the program with a line that says why. */
function fail(why) {
  process.exitCode = 1;
  console.error(why);
  process.stdin.destroy();
}

let over = false;

function publish() {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on('line', (line) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(line);
  });
  lines.on('close', () => {
    over = true;
    socket.close(1000);
    setTimeout(() => socket.terminate(), GRACE_MILLIS).unref();
  });
}

socket.on('open', () => {
  socket.send(JSON.stringify({ uid, channel, auth: token(uid, channel, key) }));
  publish();
});

socket.on('message', (data) => {
  if (data.length > 0) process.stdout.write(Buffer.concat([data, Buffer.from('\n')]));
});

socket.on('close', (code, reason) => {
  if (!over) fail(`the server ended it: ${code} ${reason}`);
});

socket.on('error', (trouble) => fail(trouble.message));
