import type { ExcelHost } from "./host.ts";

// Excel on the web as office.js meets it: the page around the add-in's frame, which answers its messages.

const REQUEST = 93;
const COMMAND_DONE = 94;
const SAVE_SETTINGS = 76;
const DONE = { Error: 0, Version: 1 };

interface Sent {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: string;
  /** 0 calls, 1 registers for an event, 2 ends that. */
  readonly _actionType: number;
  readonly _data: {
    readonly DdaMethod?: { readonly DispatchId: number };
    readonly ArrayData?: readonly [string, string, string, unknown, string, number, number];
    readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, unknown])[] };
    readonly [name: string | number]: unknown;
  };
}

export interface Web {
  /** Where the frame is to go for the add-in's page to find itself in Excel. */
  readonly address: (page: string) => string;
  /** Presses a button of the ribbon that calls a function of the add-in. Resolves when that says it is done. */
  readonly press: (functionName: string) => Promise<void>;
}

export function web(host: ExcelHost, frame: HTMLIFrameElement, locale: string): Web {
  const conversation = "conversation";
  const addIn = "test-add-in";
  const listening = new Map<string, string>();
  const commands = new Map<string, () => void>();

  const send = (message: object): void => {
    const envelope = { _origin: location.origin, _serializerVersion: 1, _conversationId: conversation, ...message };
    frame.contentWindow?.postMessage(JSON.stringify(envelope), location.origin);
  };
  const reply = ({ _actionName, _correlationId }: Sent, data: unknown): void =>
    send({ _messageType: 1, _responseType: 0, _actionName, _correlationId, _errorCode: 0, _data: data });
  const tell = (name: string, data: object): void => {
    const id = listening.get(name);
    if (id === undefined) return;
    send({ _messageType: 1, _responseType: 1, _actionName: name, _correlationId: id, _errorCode: 0, _data: data });
  };

  host.deliver = (messages): void => tell("richApiMessage", { ArrayData: messages });
  host.book.onSelection = (): void => tell("documentSelectionChanged", {});

  const context = (): object => ({
    _id: addIn,
    _appInstanceId: `${addIn}-1`,
    _appName: 16,
    _appVersion: "16.00",
    _appMinorVersion: 0,
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: `${location.origin}/workbook.xlsx`,
    _clientMode: 0,
    _settings: Object.entries(host.book.state.documentSettings),
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "correlation",
    _requirementMatrix: JSON.stringify(host.apiSets),
    _hostFullVersion: "16.0.14332.20000",
    _addinName: addIn,
    _appDomains: [],
    _initialDisplayMode: 2,
  });

  async function execute(message: Sent): Promise<unknown> {
    const { DdaMethod, ArrayData, DdaSettingsMethod } = message._data;
    switch (DdaMethod?.DispatchId) {
      case REQUEST: {
        if (ArrayData === undefined) throw new Error("a request without a body");
        const [customData, , , , body, , flags] = ArrayData;
        return { ...DONE, Data: [200, [], await host.request(customData, body, flags)] };
      }
      case COMMAND_DONE:
        commands.get(String(message._data[0] ?? message._data["appCommandId"]))?.();
        return DONE;
      case SAVE_SETTINGS:
        host.book.state.documentSettings = Object.fromEntries(DdaSettingsMethod?.Properties ?? []);
        return DONE;
      default:
        throw new Error(`executeMethod ${DdaMethod?.DispatchId}`);
    }
  }

  addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || typeof data !== "string") return;
    const message = JSON.parse(data) as Sent;
    if (message._messageType !== 0 || message._conversationId !== conversation) return;
    if (message._actionType === 1) listening.set(message._actionName, message._correlationId);
    if (message._actionType === 2) listening.delete(message._actionName);
    if (message._actionType !== 0) reply(message, { Error: 0 });
    else if (message._actionName === "ContextActivationManager_getAppContextAsync") reply(message, context());
    else if (message._actionName === "ContextActivationManager_notifyHost") reply(message, null);
    else if (message._actionName === "executeMethod") void execute(message).then((answer) => reply(message, answer));
    else throw new Error(message._actionName);
  });

  return {
    address(page): string {
      const url = new URL(page, location.href);
      url.searchParams.set("_host_Info", `Excel$Web$16.00$${locale}$$$disableLogging$3`);
      url.hash = `&_xdm_Info=${[conversation, addIn, location.href].join("|")}`;
      return url.href;
    },
    press(functionName): Promise<void> {
      const id = `command-${commands.size + 1}`;
      const event = JSON.stringify({ source: { id: functionName } });
      const done = new Promise<void>((resolve) => commands.set(id, resolve));
      tell("appCommandInvoked", {
        0: id,
        1: functionName,
        2: event,
        appCommandId: id,
        callbackName: functionName,
        eventObjStr: event,
      });
      return done;
    },
  };
}
