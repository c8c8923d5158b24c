/** The last line of a test run, for those who read only that: `N passed, N failed`. */
export default class LastLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // Jest's own summary comes after all reporters.
    process.once("exit", () => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`));
  }
}
