import type { SignedCall } from '@shigan/app';
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Addresses of no public network: they would let whoever sets a channel reach into ours. */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // Addresses of IPv4 in other clothes (compatible, translated, 6to4), which some networks send on to the one within.
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** Whether an address is of no public network; one of IPv4 written as IPv6 counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  const plain = mapped ?? address;
  return inside.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** What stands in the header `x-shigan-signature`: when it was signed, and HMAC-SHA256 over that moment, a dot, and the body. */
export function signatureOf(key: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
}

const patienceMs = 10_000;

/** Calls another system with a signature. Refuses private addresses unless they are allowed; the address that was looked up is the one
 *  that is called, so that a name cannot change its mind in between. Anything but an answer of 2xx is a failure; nobody is followed
 *  elsewhere. */
export function signedCalls(options: {
  readonly privateAllowed: boolean;
  readonly now: () => number;
}): (call: SignedCall) => Promise<void> {
  return async ({ url, body, id, key }) => {
    const target = new URL(url);
    const host = target.hostname.replace(/^\[|\]$/gu, '');
    const { address, family } = isIP(host) === 0 ? await lookup(host) : { address: host, family: isIP(host) };
    if (!options.privateAllowed && isPrivateAddress(address)) throw new Error(`private address: ${host}`);
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    await new Promise<void>((resolve, reject) => {
      const request = send(
        target,
        {
          method: 'POST',
          timeout: patienceMs,
          lookup: (_name, _options, found) => {
            // Node asks for one address or, as of late, for all of them.
            if (typeof _options === 'object' && _options.all === true) found(null, [{ address, family }]);
            else found(null, address, family);
          },
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'shigan',
            'x-shigan-delivery': id,
            'x-shigan-signature': signatureOf(key, body, Math.floor(options.now() / 1000)),
          },
        },
        (response) => {
          response.resume();
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve();
          else reject(new Error(`answered ${status}: ${target.host}`));
        },
      );
      request.on('timeout', () => request.destroy(new Error(`no answer: ${target.host}`)));
      request.on('error', reject);
      request.end(body);
    });
  };
}
