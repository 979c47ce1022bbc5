import { createHmac } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isPrivateAddress, signatureOf, signedCalls } from './signed-call.ts';
import { smtpMail } from './smtp-mail.ts';

const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A mail server that keeps what it is given, and answers DATA as it is told. */
async function mailServer(answer = '250 kept'): Promise<{ readonly port: number; readonly heard: string[] }> {
  const heard: string[] = [];
  const server: Server = createServer((socket) => {
    let isData = false;
    socket.write('220 test ESMTP\r\n');
    socket.on('data', (piece) => {
      for (const line of piece.toString('utf8').split('\r\n').slice(0, -1)) {
        heard.push(line);
        if (isData) {
          if (line !== '.') continue;
          isData = false;
          socket.write(`${answer}\r\n`);
        } else if (line === 'DATA') {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
    socket.on('error', () => {});
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, heard };
}

const mail = { to: 'liu@example.cn', subject: '督办：1件待办', text: '1. 甲——逾期2个工作日', id: 'abc' };

describe('mail', () => {
  test('goes to the server with its own id, in UTF-8', async () => {
    const { port, heard } = await mailServer();
    await smtpMail(`smtp://127.0.0.1:${port}`, '督查室 <shigan@example.cn>')(mail);
    expect(heard).toContain('MAIL FROM:<shigan@example.cn>');
    expect(heard).toContain('RCPT TO:<liu@example.cn>');
    expect(heard).toContain('Message-ID: <abc@shigan>');
    const body = heard.slice(heard.indexOf('') + 1, heard.indexOf('.')).join('');
    expect(Buffer.from(body, 'base64').toString('utf8')).toBe(mail.text);
  });

  test.each(['451 try later', '550 no such box'])('that the server refuses with %s was not sent', async (answer) => {
    const { port } = await mailServer(answer);
    await expect(smtpMail(`smtp://127.0.0.1:${port}`, 'a@example.cn')(mail)).rejects.toThrow(answer.slice(4));
  });
});

async function webServer(
  status: number,
): Promise<{ readonly url: string; readonly got: { request: IncomingMessage; body: string }[] }> {
  const got: { request: IncomingMessage; body: string }[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += String(piece)));
    request.on('end', () => {
      got.push({ request, body });
      response.writeHead(status, status === 302 ? { location: 'http://example.cn/' } : {}).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, got };
}

const now = () => Date.parse('2021-05-20T01:00:00.000Z');

describe('a signed call', () => {
  test('carries a signature that its receiver can work out', async () => {
    const { url, got } = await webServer(204);
    await signedCalls({ privateAllowed: true, now })({ url, body: '{"a":"甲"}', id: 'abc', key: 'k' });
    const [first] = got;
    expect([first?.body, first?.request.headers['x-shigan-delivery']]).toEqual(['{"a":"甲"}', 'abc']);
    const hash = createHmac('sha256', 'k')
      .update(`${now() / 1000}.{"a":"甲"}`)
      .digest('hex');
    expect(first?.request.headers['x-shigan-signature']).toBe(`t=${now() / 1000},v1=${hash}`);
    expect(signatureOf('other', '{"a":"甲"}', now() / 1000)).not.toContain(hash);
  });

  test.each([302, 404, 500])('answered with %s was not taken', async (status) => {
    const { url } = await webServer(status);
    await expect(signedCalls({ privateAllowed: true, now })({ url, body: '', id: 'a', key: 'k' })).rejects.toThrow(
      `answered ${status}`,
    );
  });

  test.each([
    'http://127.0.0.1:1/',
    'http://2130706433:1/',
    'http://0x7f.1:1/',
    'http://127.1:1/',
    'http://[::1]:1/',
    'http://localhost:1/',
    'http://[::ffff:10.0.0.1]/',
  ])('to %s is not made unless that is allowed', async (url) => {
    const call = signedCalls({ privateAllowed: false, now })({ url, body: '', id: 'a', key: 'k' });
    await expect(call).rejects.toThrow('private address');
  });

  test.each([
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:7f00:1', true],
    ['::1', true],
    ['::7f00:1', true],
    ['64:ff9b::7f00:1', true],
    ['2002:7f00:1::', true],
    ['fd00::1', true],
    ['8.8.8.8', false],
    ['2400:3200::1', false],
  ])('%s is of no public network: %s', (address, isPrivate) => {
    expect(isPrivateAddress(address)).toBe(isPrivate);
  });
});
