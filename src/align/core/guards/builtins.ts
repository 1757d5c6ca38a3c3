/** Names that a language has by itself. */
const PYTHON = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir ' +
    'divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance ' +
    'issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed ' +
    'round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__ __doc__ ' +
    'Exception BaseException ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError ' +
    'ChildProcessError ConnectionError ConnectionAbortedError ConnectionRefusedError ConnectionResetError EOFError ' +
    'EnvironmentError FileExistsError FileNotFoundError FloatingPointError GeneratorExit IOError ImportError IndexError ' +
    'InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError ' +
    'NotADirectoryError NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError ' +
    'ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TabError TimeoutError ' +
    'TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UserWarning ValueError Warning ' +
    'DeprecationWarning ResourceWarning ZeroDivisionError ExceptionGroup BaseExceptionGroup NotImplemented Ellipsis self cls _'
  ).split(' '),
);
const SCRIPT = new Set(
  (
    'Array ArrayBuffer Atomics BigInt Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array ' +
    'Int32Array Int8Array Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String ' +
    'Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array WeakMap WeakRef WeakSet AggregateError ' +
    'FinalizationRegistry globalThis undefined arguments isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent escape unescape eval console setTimeout clearTimeout setInterval clearInterval setImmediate queueMicrotask ' +
    'structuredClone fetch URL URLSearchParams Headers Request Response FormData Blob File AbortController AbortSignal Event ' +
    'EventTarget CustomEvent TextEncoder TextDecoder performance crypto window document location navigator history localStorage ' +
    'sessionStorage process Buffer require module exports __dirname __filename global self alert confirm prompt React JSX Node ' +
    'Element HTMLElement DOMParser XMLHttpRequest WebSocket MutationObserver ResizeObserver IntersectionObserver btoa atob describe ' +
    'it test expect beforeEach afterEach beforeAll afterAll jest vi'
  ).split(' '),
);

/** Whether a language has a name by itself; languages of which nothing is known have every name. */
export function isBuiltin(name: string, language: string): boolean {
  if (language === 'python') return PYTHON.has(name);
  return /^(?:java|type)script/.test(language) ? SCRIPT.has(name) : true;
}
