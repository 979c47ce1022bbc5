import { actions, type Language, rights, roles, roleWords } from '@shigan/core';
import type { RightsBody } from './session-body.ts';

/** The table of rights (权限表) in words. The operator stands in no line: whoever holds the data may do everything. */
export function presentRights(language: Language): RightsBody {
  const shown = roles.filter((role) => role !== 'operator');
  return {
    roles: shown.map((role) => ({ role, words: roleWords[role][language] })),
    rights: actions.map((action) => ({
      action,
      words: rights[action].words[language],
      grants: { ...rights[action].grants },
    })),
  };
}
