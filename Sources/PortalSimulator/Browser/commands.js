// What the portal does when the application asks for something: `(parameters, answer)` for each command of the frame
// protocol. A command that does not call `answer` is one that the portal never answers.

import { simulator } from "./simulator.js";

const openablePaths = [
  /^\/crm\/(deal|lead|contact|company|type)\/[\w/-]*$/,
  /^\/marketplace\/$/,
  /^\/company\/personal\/user\/\d+\/$/,
  /^\/workgroups\/group\/\d+\/$/,
];

/** Whether the portal opens `path` in its slider. */
export function isOpenable(path) {
  if (typeof path !== "string" || !/^\/[^/\\]/.test(path) || !URL.canParse(path, location.origin)) return false;
  const { pathname } = new URL(path, location.origin);
  return path.startsWith(pathname) && openablePaths.some((pattern) => pattern.test(pathname));
}

function credentials({ AUTH_ID, AUTH_EXPIRES, REFRESH_ID }) {
  return { AUTH_ID, AUTH_EXPIRES, REFRESH_ID };
}

function initialData({ session, configuration, language, code, options, isInstalling }) {
  return {
    LANG: language,
    DOMAIN: configuration.domain,
    PROTOCOL: configuration.protocol,
    PATH: "/rest",
    ...credentials(session),
    MEMBER_ID: session.member_id,
    FIRST_RUN: false,
    IS_ADMIN: session.IS_ADMIN,
    INSTALL: isInstalling,
    USER_OPTIONS: {},
    APP_OPTIONS: {},
    PLACEMENT: code,
    PLACEMENT_OPTIONS: options,
  };
}

/**
 * Writes the size onto the frame, whatever its place is like, and never takes it back: a frame that was given a width in
 * pixels keeps it when its place becomes another one.
 */
function resize({ iframe }, { width, height }) {
  iframe.style.width = width === "100%" ? width : `${Number.parseInt(width, 10) || 100}px`;
  const pixels = Number.parseInt(height, 10);
  if (pixels) iframe.style.height = `${pixels}px`;
  return { width: iframe.offsetWidth, height: iframe.offsetHeight };
}

/**
 * The commands of every placement. `slider` is the portal's, `openApplication` opens the application's own page in it,
 * `reopen` renders this placement once more, `setTitle` names what the frame is in, and `finishInstallation` is there
 * where the frame is an installer.
 */
export function generalCommands(placement, {
  slider, openApplication, reopen, setTitle, finishInstallation = () => {},
}) {
  const { session } = placement;
  return {
    getInitData: (_, answer) => answer(initialData(placement)),

    refreshAuth: async (_, answer) => {
      try {
        Object.assign(session, await simulator.refresh(session.REFRESH_ID));
      } catch {
        return;
      }
      answer(credentials(session));
    },

    resizeWindow: (parameters, answer) => answer(resize(placement, parameters)),

    openPath: async ({ path }, answer) => {
      if (!isOpenable(path)) {
        answer({ result: "error", errorCode: "PATH_NOT_AVAILABLE" });
        return;
      }
      await slider.openPath(path);
      answer({ result: "close" });
    },

    openApplication: async (parameters, answer) => {
      await openApplication(parameters);
      answer();
    },

    closeApplication: (_, answer) => {
      answer();
      slider.close();
    },

    setTitle: ({ title }, answer) => {
      setTitle(String(title));
      answer({ title });
    },

    scrollParentWindow: ({ scroll }, answer) => {
      window.scrollTo(0, scroll);
      answer({ scroll });
    },

    reloadWindow: () => reopen(),

    // Known to the portal, and never answered by it. The first has no effect but in an installer.
    setInstallFinish: () => finishInstallation(),
    imCallTo: () => {},
    imPhoneTo: () => {},
    imOpenMessenger: () => {},
    imOpenHistory: () => {},
  };
}

export const callCardEvents = ["CallCard::EntityChanged", "CallCard::BeforeClose", "CallCard::CallStateChanged"];

/** The commands of the call card. */
export function callCardCommands(call, closing) {
  return {
    getStatus: (_, answer) => answer(call.status()),

    disableAutoClose: (_, answer) => {
      closing.disable();
      answer([]);
    },

    enableAutoClose: (_, answer) => {
      // The answer goes first: the card may be gone right after.
      answer([]);
      closing.enable();
    },
  };
}
