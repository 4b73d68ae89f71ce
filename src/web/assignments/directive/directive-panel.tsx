/**
 * Bút phê on one letter (pictures 07c, 06b); the same form is the proposal of the chief of office (`kind="proposal"`).
 *
 *   <DirectivePanel documentId={id} rowVersion={letter.rowVersion} onDone={openNext} />
 *
 * Loads what it needs. `onDone` is called once, when the server has taken it; `onUndone` when it was taken back within ten
 * seconds. `Ctrl Enter` sends, `Enter` outside fields agrees to the proposal, `Ctrl .` goes to the phrases.
 */
import "./directive.css";
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import { useMe } from "../../app/session.tsx";
import { useArrival } from "../../keys/settle.ts";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { type Letter, useLetter, usePosts, useTrace, useUnits } from "../assignments-api.ts";
import { DirectiveFields } from "./directive-fields.tsx";
import { DirectiveFoot } from "./directive-foot.tsx";
import { standingProposal } from "./directive-form.ts";
import { namesOf, partyOptions } from "./parties.ts";
import { ProposalBand } from "./proposal-band.tsx";
import { sentWords, tellSent } from "./sent.ts";
import { useAgree } from "./use-agree.ts";
import { type DirectiveKind, useDirective } from "./use-directive.ts";

export type PanelProps = {
  documentId: string;
  rowVersion: number;
  onDone: () => void;
  onUndone?: () => void;
};
type Props = PanelProps & {
  kind?: DirectiveKind;
  /** added to the button: “, mở kế” */
  nextWords?: string;
  /** false where the proposal already stands beside the sheet (phone) */
  showProposal?: boolean;
};

export function DirectivePanel(props: Props) {
  const letter = useLetter(props.documentId);
  const trace = useTrace(props.documentId);
  const units = useUnits();
  const posts = usePosts();
  for (const query of [letter, trace, units, posts])
    if (query.error && !query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!letter.data || !trace.data || !units.data || !posts.data)
    return <Skeleton lines={4} label="Đang mở phiếu bút phê" />;
  return (
    <OpenPanel
      key={`${props.documentId} ${props.kind ?? ""}`}
      {...props}
      letter={letter.data}
      proposal={standingProposal(trace.data.directives)}
      units={units.data}
      posts={posts.data}
    />
  );
}

type OpenProps = Props & {
  letter: Letter;
  proposal: DirectiveView | null;
  units: NonNullable<ReturnType<typeof useUnits>["data"]>;
  posts: NonNullable<ReturnType<typeof usePosts>["data"]>;
};

function OpenPanel(props: OpenProps) {
  const me = useMe();
  const kind = props.kind ?? "directive";
  const options = partyOptions(props.units, props.posts, me.post.id);
  const nameOf = namesOf(options);
  const leaders = props.posts.filter((post) => post.roles.includes("lanh-dao"));
  const state = useDirective({
    letter: props.letter,
    rowVersion: props.rowVersion,
    kind,
    proposal: props.proposal,
    nameOf,
    firstLeader: leaders[0]?.id ?? null,
  });
  useArrival(props.documentId);
  const agree = useAgree();
  const act = kind === "proposal" ? "propose" : "direct";
  const forbidden = props.letter.acts[act];
  const refusals = forbidden && forbidden.length > 0 ? forbidden : state.refusals;
  const send = () => {
    if (
      refusals.length > 0 ||
      state.stale ||
      Object.keys(state.clashes).length > 0 ||
      state.send.isPending ||
      agree.running
    )
      return;
    state.send.mutate(undefined, {
      onSuccess: (sent) => {
        const words = sentWords({ kind, lead: nameOf(state.form.lead ?? ""), to: leaderName() });
        tellSent({
          documentId: props.documentId,
          ...words,
          directiveId: kind === "directive" ? sent.directiveId : null,
          onUndone: props.onUndone,
        });
        props.onDone();
      },
    });
  };
  const leaderName = () => leaders.find((post) => post.id === state.toPostId)?.fullName ?? "";
  const canAgree = kind === "directive" && props.proposal !== null && (forbidden ?? []).length === 0;
  return (
    <div className="mo-direct">
      {props.proposal && props.showProposal !== false && (
        <ProposalBand
          proposal={props.proposal}
          refusals={state.proposalRefusals}
          running={agree.running}
          error={agree.error}
          onAgree={
            canAgree
              ? () =>
                  agree.run({
                    documentId: props.documentId,
                    rowVersion: props.rowVersion,
                    proposal: props.proposal as DirectiveView,
                    onDone: props.onDone,
                    ...(props.onUndone ? { onUndone: props.onUndone } : {}),
                  })
              : null
          }
        />
      )}
      <DirectiveFields letter={props.letter} kind={kind} state={state} options={options} leaders={leaders} />
      <DirectiveFoot
        kind={kind}
        state={state}
        refusals={refusals}
        onSend={send}
        nameOf={nameOf}
        nextWords={props.nextWords}
      />
    </div>
  );
}
