import type { ExcelHost } from "./host.ts";

// Excel for Windows as office.js meets it: the object `window.external`.

/** Arrays come as COM's. */
const safe = (array: readonly unknown[]): object => ({ toArray: () => array, dimensions: () => 1 });

type Handler = (id: number, args: object) => void;
type Callback = (result: object) => void;

const REQUEST = 93;
const COMMAND_DONE = 94;
const EVENT = { selection: 2, message: 33, command: 39 } as const;

export interface Win32Options {
  /** Of the user interface. */
  readonly locale?: string;
}

export interface Win32 {
  readonly external: object;
  /** Presses a button of the ribbon that calls a function of the add-in. Resolves when that says it is done. */
  readonly press: (functionName: string) => Promise<void>;
}

export function win32(host: ExcelHost, options: Win32Options = {}): Win32 {
  const { locale = "zh-CN" } = options;
  const handlers = new Map<number, Handler>();
  const commands = new Map<string, () => void>();
  host.deliver = (messages): void => handlers.get(EVENT.message)?.(EVENT.message, safe(messages.map(safe)));
  host.book.onSelection = (): void => {
    queueMicrotask(() => handlers.get(EVENT.selection)?.(EVENT.selection, safe([])));
  };
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "test-add-in",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => "",
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSettings: () => ({
      Read(keys: string[], values: unknown[]): void {
        for (const [key, value] of Object.entries(host.book.state.documentSettings)) {
          keys.push(key);
          values.push(value);
        }
      },
      Write(keys: readonly string[], values: readonly unknown[]): void {
        host.book.state.documentSettings = Object.fromEntries(keys.map((key, i) => [key, values[i]]));
      },
    }),
    GetSolutionToken: () => "",
    GetSupportedMatrix: () => JSON.stringify(host.apiSets),
    GetHostFullVersion: () => "16.0.14332.20000",
    GetInstanceId: () => "instance",
    GetCorrelationId: () => "correlation",
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        bodyBackgroundColor: 0xffffff,
        bodyForegroundColor: 0,
        controlBackgroundColor: 0xffffff,
        controlForegroundColor: 0,
      }),
    GetInitialDisplayMode: () => 2,
  };
  return {
    external: {
      GetContext: () => context,
      GetHostInfo: () => `Excel$Win32$16.01$${locale}$$$disableLogging$3`,
      GetLoggingAllowed: () => false,
      Execute(id: number, params: readonly unknown[], callback: Callback): void {
        if (id === COMMAND_DONE) {
          commands.get(params[0] as string)?.();
          callback(safe([0]));
          return;
        }
        if (id !== REQUEST) throw new Error(`Execute ${id}`);
        const [customData, , , , body, , flags] = params[0] as [
          string,
          string,
          string,
          unknown,
          string,
          number,
          number,
        ];
        void host.request(customData, body, flags).then((text) => callback(safe([0, [200, [], text]])));
      },
      RegisterEvent(id: number, _target: string, handler: Handler, callback: Callback): void {
        handlers.set(id, handler);
        callback(safe([0]));
      },
      UnregisterEvent(id: number, _target: string, callback: Callback): void {
        handlers.delete(id);
        callback(safe([0]));
      },
    },
    press(functionName): Promise<void> {
      const handler = handlers.get(EVENT.command);
      if (handler === undefined) throw new Error("The add-in takes no commands.");
      const id = `command-${commands.size + 1}`;
      const done = new Promise<void>((resolve) => commands.set(id, resolve));
      handler(EVENT.command, safe([id, functionName, JSON.stringify({ source: { id: functionName } })]));
      return done;
    },
  };
}
