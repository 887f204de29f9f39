// The same suite; under MILLRACE_LONG=1 every write of the script fails in every way, on both stores.
import './crash.test.js';
