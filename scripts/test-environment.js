import vm from "node:vm";
import { TestEnvironment } from "jest-environment-node";

/**
 * Jest's environment for Node.js, without what slows it down: there every look at a global, such as Math or Set, goes through an
 * interceptor and a proxy, which costs reckoning code two thirds of its time. Where Node.js is too old for it, all is as usual.
 */
export default class extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants?.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
