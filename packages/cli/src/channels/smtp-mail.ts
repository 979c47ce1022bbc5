import type { Mail } from '@shigan/app';
import { createTransport } from 'nodemailer';

/** Sends mails by a server (SMTP). The address says how: `smtp://name:word@host:587`, `smtps://…`; STARTTLS is taken where it is offered. */
export function smtpMail(server: string, from: string): (mail: Mail) => Promise<void> {
  const address = new URL(server);
  // Its options stand in its address, too.
  for (const [name, milliseconds] of [
    ['connectionTimeout', 10_000],
    ['greetingTimeout', 10_000],
    ['socketTimeout', 30_000],
  ] as const)
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(milliseconds));
  const transport = createTransport(address.href);
  return async ({ to, subject, text, id }) => {
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId: `<${id}@shigan>`,
      // Nobody's answering machine answers it.
      headers: { 'auto-submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}
