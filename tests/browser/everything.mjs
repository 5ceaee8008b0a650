// One use of everything that the page offers, for tests that hold whatever a reader does. A new feature adds its line.

export async function useEverything(page) {
  await page.locator('h1').first().waitFor();
}
