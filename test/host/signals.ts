/** The first line the suites print in the extension host; what comes before it is VS Code's own. */
export const testsBegin = 'ibid: the tests begin';
