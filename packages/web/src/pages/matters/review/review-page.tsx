import '../../../style/proceedings.css';
import type { ReviewBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useReview, useReviews, useSend } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { momentWords, shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { ViewChoice } from '../view-choice.tsx';
import { ReviewTable } from './review-table.tsx';

/** The monthly review (月调度): what every unit owes, what it said last, what the platform knows, what it says now. */
export function ReviewPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useReviews(asked);
  const { proceeding } = useAddress();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const month = proceeding ?? data.reviews[0]?.month;
  return month === undefined ? <NoReview asked={asked} /> : <Round key={month} asked={asked} month={month} />;
}

function NoReview({ asked }: { readonly asked: Asked }): ReactElement {
  const text = useText();
  return (
    <>
      <div className="headline-block">
        <div className="orders" role="group" aria-label={text.matters.view}>
          <ViewChoice />
        </div>
      </div>
      <Empty>{text.review.empty}</Empty>
      <Begin asked={asked} />
    </>
  );
}

/** Opening a round, for who may. */
function Begin({ asked }: { readonly asked: Asked }): ReactElement | null {
  const text = useText();
  const { data: me } = useMe();
  const { state, send } = useSend();
  if (asked.asOf !== undefined || !(me?.may.includes('proceeding.conduct') ?? false)) return null;
  return (
    <>
      <button
        type="button"
        className="press"
        disabled={state === 'sending'}
        onClick={() => void send('/api/v1/reviews')}
      >
        {text.review.begin}
      </button>
      <SendProblem state={state} />
    </>
  );
}

function Round({ asked, month }: { readonly asked: Asked; readonly month: string }): ReactElement {
  const { data, error, refetch } = useReview(asked, month);
  const text = useText();
  const [open, setOpen] = useState<string>();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  return (
    <>
      <Headline data={data} asked={asked} />
      <ReviewTable data={data} open={open} choose={setOpen} />
      {data.demo && (
        <p className="note" data-plain>
          {text.matters.invented}
        </p>
      )}
    </>
  );
}

function Headline({ data, asked }: { readonly data: ReviewBody; readonly asked: Asked }): ReactElement {
  const text = useText();
  const go = useGo();
  const { data: me } = useMe();
  const { state, send } = useSend();
  const { counts } = data;
  const month = Number(data.month.slice(5));
  const mayClose =
    asked.asOf === undefined && data.closedAt === null && (me?.may.includes('proceeding.conduct') ?? false);
  const opened = momentWords(data.openedAt, text).day;
  const due = shortDayWords(data.due, data.openedAt, text);
  return (
    <div className="headline-block">
      <h1 data-plain>
        {counts.awaited > 0
          ? text.review.awaited(month, counts.awaited)
          : text.review.headline(month, counts.missing, counts.late)}
      </h1>
      <p className="lede" data-plain>
        {text.review.lede(counts.asked, counts.onTime, counts.exempt, counts.pointedOut)}
        {text.review.burden(counts.fields)}
      </p>
      <p className="quiet" data-plain>
        {text.review.open(opened, due)}
        {data.closedAt !== null && ` · ${text.review.closed(momentWords(data.closedAt, text).day)}`}
      </p>
      <div className="orders" role="group" aria-label={text.matters.view}>
        <ViewChoice />
        {data.months.length > 1 && (
          <label className="round">
            {text.review.months}
            <select value={data.month} onChange={(event) => go({ proceeding: event.target.value })}>
              {data.months.map((one) => (
                <option key={one} value={one} data-plain>
                  {text.review.month(Number(one.slice(0, 4)), Number(one.slice(5)))}
                </option>
              ))}
            </select>
          </label>
        )}
        {mayClose && (
          <button
            type="button"
            className="press"
            disabled={state === 'sending'}
            onClick={() => void send(`/api/v1/reviews/${data.month}/close`)}
          >
            {text.review.close}
          </button>
        )}
        {data.closedAt !== null && <Begin asked={asked} />}
        <button type="button" className="link" onClick={() => print()}>
          {text.controls.print}
        </button>
      </div>
      <SendProblem state={state} />
    </div>
  );
}
