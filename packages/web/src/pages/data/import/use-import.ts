import type { ImportBody, LookBody } from '@shigan/contract';
import type { AcceptedWarning } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { askAnew } from '../../../api/ask-anew.ts';
import { RequestFailed } from '../../../api/fetch-json.ts';
import { type FileUpload, uploadFile } from '../../../api/upload-file.ts';

/** How a file is asked to be read. */
export interface ReadingAsked {
  /** What labels mean, by the label. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly allowSetBack: boolean;
  /** The day from which it was known; empty: as the file says, else now. */
  readonly knownFrom: string;
}

export const usualReading: ReadingAsked = { meanings: {}, allowSetBack: false, knownFrom: '' };

/** Where bringing a file in has come to. */
export type ImportState =
  | { readonly step: 'choosing'; readonly error?: RequestFailed | undefined; readonly file?: File | undefined }
  | { readonly step: 'sending'; readonly file: File; readonly share: number; readonly taking: boolean }
  | {
      readonly step: 'looked';
      readonly file: File;
      readonly asked: ReadingAsked;
      readonly look: LookBody;
      readonly error?: RequestFailed | undefined;
    }
  | { readonly step: 'taken'; readonly result: ImportBody };

export interface Importing {
  readonly state: ImportState;
  look(file: File, asked: ReadingAsked): Promise<void>;
  take(accepted: readonly AcceptedWarning[]): Promise<void>;
  cancel(): void;
  restart(): void;
}

/** Bringing a file in (导入): looked at first, then taken in whole or not at all. */
export function useImport(): Importing {
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const [state, setState] = useState<ImportState>({ step: 'choosing' });
  const under = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => under.current?.abort(), []);

  const send = useCallback(
    async <T>(file: File, asked: ReadingAsked, taking: boolean, fields: Record<string, string>): Promise<T> => {
      under.current?.abort();
      const control = new AbortController();
      under.current = control;
      setState({ step: 'sending', file, share: 0, taking });
      const sending: FileUpload = {
        path: taking ? '/api/v1/imports' : '/api/v1/imports/look',
        parameters: {
          city,
          allowSetBack: asked.allowSetBack ? 'true' : undefined,
          knownFrom: asked.knownFrom || undefined,
        },
        meanings: Object.entries(asked.meanings).map(([label, meaning]) => `${label}=${meaning}`),
        language,
        file,
        fields,
        signal: control.signal,
        onSent: (share) => setState((now) => (now.step === 'sending' ? { ...now, share } : now)),
      };
      return uploadFile<T>(sending);
    },
    [city, language],
  );

  const look = useCallback(
    async (file: File, asked: ReadingAsked): Promise<void> => {
      try {
        const found = await send<LookBody>(file, asked, false, {});
        setState({ step: 'looked', file, asked, look: found });
      } catch (failure) {
        if (!(failure instanceof RequestFailed)) throw failure;
        setState((now) => (now.step === 'choosing' ? now : { step: 'choosing', error: failure, file }));
      }
    },
    [send],
  );

  const take = useCallback(
    async (accepted: readonly AcceptedWarning[]): Promise<void> => {
      if (state.step !== 'looked') return;
      const { file, asked } = state;
      try {
        const result = await send<ImportBody>(file, asked, true, { warnings: JSON.stringify(accepted) });
        setState({ step: 'taken', result });
        await askAnew(queries);
      } catch (failure) {
        if (!(failure instanceof RequestFailed)) throw failure;
        setState({ ...state, error: failure });
      }
    },
    [queries, send, state],
  );

  const restart = useCallback(() => setState({ step: 'choosing' }), []);
  const cancel = useCallback(() => {
    setState({ step: 'choosing' });
    under.current?.abort();
  }, []);
  return { state, look, take, cancel, restart };
}
