import { isRegisterName } from '@shigan/contract';
import { DomainError, type RegisterName } from '@shigan/core';

/** A register by the name people give on the command line. Refuses `unknown-register`. */
export function registerNamed(text: string): RegisterName {
  if (!isRegisterName(text)) throw new DomainError('unknown-register', { register: text });
  return text;
}
