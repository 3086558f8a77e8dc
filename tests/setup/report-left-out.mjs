/**
 * Jest reporter: says at the very end, loudly, which tests were left out. Their titles say why.
 * With CI=true nothing may be left out: the run fails.
 */
export default class ReportLeftOut {
  leftOut = [];

  onTestResult(_test, result) {
    for (const one of result.testResults) {
      if (one.status === 'pending' || one.status === 'todo')
        this.leftOut.push([...one.ancestorTitles, one.title].join(' › '));
    }
  }

  onRunComplete(_contexts, results) {
    if (this.leftOut.length > 0) {
      console.error(`\n!!! ${this.leftOut.length} TEST(S) LEFT OUT:`);
      for (const title of this.leftOut) console.error(`!!!   ${title}`);
    }
    console.error(
      `\n${results.numPassedTests} passed, ${results.numFailedTests} failed, ${this.leftOut.length} skipped`,
    );
  }

  getLastError() {
    return process.env.CI && this.leftOut.length > 0 ? new Error('With CI=true no test may be left out.') : undefined;
  }
}
