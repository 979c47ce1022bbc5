// Loaded before the program (`--import`): whatever asks for another machine ends the process at once and says whom.
import dns from 'node:dns';
import net from 'node:net';

const own = new Set(['', 'localhost', '127.0.0.1', '::1', '0.0.0.0', '::', '::ffff:127.0.0.1']);

function end(host) {
  process.stderr.write(`asked for another machine: ${host}\n`);
  process.exit(97);
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' && first !== null ? (first.path === undefined ? first.host : '') : second;
  if (typeof host === 'string' && !own.has(host)) end(host);
  return connect.apply(this, args);
};
for (const where of [dns, dns.promises])
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    const asked = where[name];
    where[name] = (host, ...rest) => {
      if (!own.has(host)) end(host);
      return asked.call(where, host, ...rest);
    };
  }
