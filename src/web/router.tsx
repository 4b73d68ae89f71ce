import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useNavigate,
  useRouterState,
} from "@tanstack/react-router";
import { useEffect } from "react";
import { parseAddress, writeAddress } from "./app/address.ts";
import { MeProvider, useSession } from "./app/session.tsx";
import { Frame } from "./frame/frame.tsx";
import { homeOf } from "./frame/rail/rail-entries.ts";
import { ChangePasswordPage } from "./identity/change-password.page.tsx";
import { LockDialog } from "./identity/lock-dialog.tsx";
import { SignInPage } from "./identity/sign-in.page.tsx";
import { TermsPage } from "./identity/terms.page.tsx";
import { hasPage, PAGES } from "./pages.ts";
import { ErrorPanel } from "./parts/feedback/error-panel.tsx";
import { Skeleton } from "./parts/feedback/skeleton.tsx";
import { BrokenPage, NoScreenPage, NotFoundPage } from "./states/not-found.page.tsx";

/** Nobody in: the form. First password, then the rules of use, then the frame. The gallery needs no one. */
function Gate() {
  const session = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (path === "/bo-thanh-phan") return <Outlet />;
  if (session.isPending) return <Skeleton lines={3} label="Đang mở M-Office" />;
  if (!session.data) return <ErrorPanel error={session.error} onRetry={() => void session.refetch()} />;
  const { me, installation } = session.data;
  if (!me) return <SignInPage installation={installation} />;
  return (
    <MeProvider value={me}>
      {me.mustChangePassword ? (
        <ChangePasswordPage />
      ) : me.termsAccepted ? (
        <Frame installation={installation} hasPage={hasPage} lock={<LockDialog />}>
          <Outlet />
        </Frame>
      ) : (
        <TermsPage />
      )}
    </MeProvider>
  );
}

function Home() {
  const me = useSession().data?.me;
  const navigate = useNavigate();
  const home = me ? homeOf(me.post.roles, hasPage) : null;
  useEffect(() => {
    if (home) void navigate({ to: home, replace: true } as never);
  }, [home, navigate]);
  return <Skeleton lines={6} label="Đang mở màn hình đầu ngày" />;
}

const root = createRootRoute({ component: Gate, notFoundComponent: NotFoundPage });
const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const noScreen = createRoute({ getParentRoute: () => root, path: "/khong-co-man-hinh", component: NoScreenPage });
const pages = Object.entries(PAGES).map(([path, load]) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, "Page") }),
);

export const router = createRouter({
  routeTree: root.addChildren([home, noScreen, ...pages]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Skeleton />,
  defaultErrorComponent: ({ error, reset }) => <BrokenPage error={error} reset={reset} />,
});
