// What the portal does when the application asks for something: `(parameters, answer)` for each command of the frame
// protocol. A command that does not call `answer` is one that the portal never answers.

import { simulator } from "./simulator.js";

/** What a path may begin with; anything may follow. */
const openablePaths = [
  /^\/crm\/(deal|lead|contact|company|type)\//, /^\/marketplace\//, /^\/company\/personal\/user\/\d+\//,
  /^\/workgroups\/group\/\d+\//,
];

/** Whether the portal opens `path` in its slider; older ones do not where it is about other types of items. */
export function isOpenable(path, opensTypes = true) {
  return typeof path === "string" && openablePaths.some((pattern) => pattern.test(path))
    && (opensTypes || !path.startsWith("/crm/type/"));
}

function credentials({ AUTH_ID, AUTH_EXPIRES, REFRESH_ID }) {
  return { AUTH_ID, AUTH_EXPIRES, REFRESH_ID };
}

/** PHP's way to write a map that has nothing in it. */
function phpMap(map) { return Object.keys(map).length > 0 ? map : []; }

function initialData({ session, configuration, language, code, shownOptions, isInstalling }, memory) {
  return {
    LANG: language,
    DOMAIN: configuration.domain,
    PROTOCOL: configuration.protocol,
    PATH: "/rest",
    ...credentials(session),
    MEMBER_ID: session.member_id,
    FIRST_RUN: memory.isFirstRun,
    IS_ADMIN: session.IS_ADMIN,
    INSTALL: isInstalling,
    USER_OPTIONS: phpMap(memory.userOptions),
    APP_OPTIONS: phpMap(memory.appOptions),
    PLACEMENT: code,
    PLACEMENT_OPTIONS: phpMap(shownOptions),
  };
}

/**
 * Writes the size onto the frame, whatever its place is like, and never takes it back: a frame that was given a width in
 * pixels keeps it when its place becomes another one.
 */
function resize({ iframe }, { width, height }) {
  iframe.style.width = width === "100%" ? width : `${Number.parseInt(width, 10) || 100}px`;
  return resizeHeight({ iframe }, { height });
}

function resizeHeight({ iframe }, { height }) {
  const pixels = Number.parseInt(height, 10);
  if (pixels) iframe.style.height = `${pixels}px`;
  return { width: iframe.offsetWidth, height: iframe.offsetHeight };
}

/** Without a session that lives on, the portal's page gets no answer at all; without a token it says so, to the operator. */
async function refreshAuth({ session }, settings, answer) {
  const manner = settings.current.refresh_auth;
  if (manner === "ended") return;
  try {
    if (manner === "refused") throw new Error("no token");
    Object.assign(session, await simulator.refresh(session.REFRESH_ID));
  } catch {
    alert("There is no new token for the application. Please reload the page.");
    return;
  }
  answer(credentials(session));
}

/**
 * The commands of every placement. `application` opens pages and remembers what the application has stored, `settings` say
 * what this portal is like, `reopen` renders this placement once more, `setTitle` names what the frame is in (there only
 * for the application's own page), `isSlider` says that the frame is a slider of its own, and `finishInstallation` is there
 * where the frame is an installer.
 */
export function generalCommands(placement, {
  application, settings, reopen, setTitle, isSlider = false, finishInstallation = () => {},
}) {
  const memory = application.memoryOf(placement.session);
  return {
    getInitData: (_, answer) => answer(initialData(placement, memory)),
    refreshAuth: (_, answer) => refreshAuth(placement, settings, answer),

    // Slider and frame are the portal's to size.
    ...(!isSlider && { resizeWindow: (parameters, answer) => answer(resize(placement, parameters)) }),

    openPath: async ({ path }, answer) => {
      if (!isOpenable(path, settings.current.opens_types === "on")) {
        answer({ result: "error", errorCode: "PATH_NOT_AVAILABLE" });
        return;
      }
      await application.openPath(path, placement.session);
      answer({ result: "close" });
    },

    openApplication: async (parameters, answer) => {
      await application.openPage(placement.session, parameters);
      answer();
    },

    closeApplication: (_, answer) => {
      if (application.slider.close()) answer();
    },

    ...(setTitle && {
      setTitle: (parameters, answer) => {
        setTitle(String(parameters.title));
        answer(parameters);
      },
    }),

    setScroll: (parameters, answer) => {
      if (parameters.scroll >= 0) window.scrollTo(window.scrollX, Number.parseInt(parameters.scroll, 10));
      answer(parameters);
    },

    setUserOption: (parameters, answer) => {
      application.setUserOption(placement.session, parameters.name, parameters.value);
      answer(parameters);
    },

    // To anybody but an administrator, no answer.
    setAppOption: ({ name, value }, answer) => {
      if (!placement.session.IS_ADMIN) return;
      memory.appOptions[name] = value;
      answer(memory.appOptions);
    },

    setInstall: (parameters, answer) => {
      memory.isFirstRun = false;
      answer(parameters);
    },

    reloadWindow: () => reopen(),

    // Known to the portal, and never answered by it. The first has no effect but in an installer.
    setInstallFinish: () => finishInstallation(),
    imCallTo: () => {},
    imPhoneTo: ({ phone }) => application.phoneTo(String(phone)),
    imOpenMessenger: () => {},
    imOpenHistory: () => {},

    // Each opens a dialog, which nobody here answers.
    selectUser: () => {},
    selectAccess: () => {},
    selectCRM: () => {},
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

/** The commands of a tab of a CRM item's card: of the size the height only. `reload` reads the item's card anew. */
export function detailTabCommands(placement, reload) {
  return {
    resizeWindow: (parameters, answer) => answer(resizeHeight(placement, parameters)),

    reloadData: async (_, answer) => {
      await reload();
      answer();
    },
  };
}
