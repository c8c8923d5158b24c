import { jest } from "@jest/globals";
import { Calculation } from "../../src/hosts/univer/calculation.ts";

// What Univer does, at the moments at which it may do it.

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Whether `settled` has come by now, and how often all was calculated anew. */
function watched(): {
  readonly calculation: Calculation;
  readonly settled: () => boolean;
  readonly again: () => number;
} {
  let again = 0;
  let isSettled = false;
  const calculation = new Calculation(() => {
    again++;
    calculation.changed();
    calculation.began();
  });
  calculation.changed();
  void calculation.settled().then(() => (isSettled = true));
  return { calculation, settled: () => isSettled, again: () => again };
}

const pass = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);

test("a change is settled once its calculation has ended, however long that takes", async () => {
  const { calculation, settled } = watched();
  await pass(100);
  calculation.began();
  await pass(120_000);
  expect(settled()).toBe(false);
  calculation.ended("done");
  await pass(50);
  expect(settled()).toBe(true);
});

test("a change of which nothing is to be calculated is settled soon", async () => {
  const { settled } = watched();
  await pass(200);
  expect(settled()).toBe(false);
  await pass(100);
  expect(settled()).toBe(true);
});

test("a change while another is calculated waits for the calculation that follows", async () => {
  const { calculation, settled, again } = watched();
  calculation.began();
  calculation.changed();
  calculation.askedToStop();
  // A slow machine: it stops long after Univer is expected to have begun again.
  await pass(5000);
  expect(settled()).toBe(false);
  calculation.ended("stopped");
  calculation.began();
  await pass(5000);
  expect(settled()).toBe(false);
  calculation.ended("done");
  await pass(50);
  expect([settled(), again()]).toEqual([true, 0]);
});

test("the same, where Univer begins again before we hear of the stop", async () => {
  const { calculation, settled } = watched();
  calculation.began();
  calculation.changed();
  calculation.askedToStop();
  calculation.began();
  calculation.ended("stopped");
  await pass(5000);
  expect(settled()).toBe(false);
  calculation.ended("done");
  await pass(50);
  expect(settled()).toBe(true);
});

test("where a calculation ends before it hears that it was to stop, what came meanwhile is calculated all the same", async () => {
  const { calculation, settled, again } = watched();
  calculation.began();
  calculation.changed();
  calculation.askedToStop();
  calculation.ended("done");
  expect(again()).toBe(1);
  await pass(5000);
  expect(settled()).toBe(false);
  calculation.ended("done");
  await pass(50);
  expect([settled(), again()]).toEqual([true, 1]);
});
