// VS Code's window as a person uses it. In: the address of a code-server. Out: what can be done and seen there.
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** How long anything may take to show, in milliseconds. The first start of a window is slow. */
const PATIENCE = 60_000;

export async function openBrowser() {
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ARGS });
}

export class Workbench {
  constructor(page) {
    this.page = page;
  }

  /** Opens a folder in a window of its own and answers whether its authors are trusted. */
  static async open(browser, address, folder, { trust }) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
    await page.getByRole('button', { name: trust ? /^Yes, I trust/ : /^No, I don't trust/ }).click();
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    return new Workbench(page);
  }

  /** Trusts the authors of the folder after all. */
  async trust() {
    await this.run('Workspaces: Manage Workspace Trust');
    await this.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: /^Trust$/ })
      .click();
  }

  /** A picture of the window in a file. */
  async picture(path) {
    await this.page.screenshot({ path });
  }

  async close() {
    await this.page.context().close();
  }

  /** Opens a file by its path from the folder. */
  async openFile(path) {
    await this.page.keyboard.press('Control+P');
    await this.fillQuickInput(path);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command of the palette. */
  async run(command) {
    await this.page.keyboard.press('F1');
    await this.fillQuickInput(`>${command}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().click();
  }

  async fillQuickInput(text) {
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(text);
  }

  notification(text) {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /** A line of the outline. */
  outlined(text) {
    return this.page.locator('.outline-pane .monaco-list-row', { hasText: text });
  }

  /** A question that stands in the way. */
  dialog(text) {
    return this.page.locator('.monaco-dialog-box', { hasText: text });
  }

  /** The channel whose log is shown. Its words are not: a module of code-server that writes them is not built. */
  channel(name) {
    return this.page.locator('.part.panel select option:checked', { hasText: name });
  }

  tab(name) {
    return this.page.locator('.tab', { hasText: name });
  }

  /** Blanks of a snippet that is being filled in. */
  blanks() {
    return this.page.locator('.monaco-editor .snippet-placeholder');
  }

  /** Takes what a list of choices has under that name. */
  async choose(text) {
    await this.fillQuickInput(text);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  }

  /** Closes what stands in the way. */
  async escape() {
    await this.page.keyboard.press('Escape');
    await this.page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
  }

  squiggles() {
    return this.page.locator('.monaco-editor').locator('.squiggly-error, .squiggly-warning, .squiggly-info');
  }

  async waitForSquiggles() {
    await this.squiggles().first().waitFor({ state: 'attached' });
  }

  /** Waits until the status bar shows that score. */
  async waitForScore(score) {
    await this.page.locator('.statusbar-item', { hasText: new RegExp(`(?<!\\d)${score}/100`) }).waitFor();
  }

  /** Writes at the end of the text. */
  async append(text) {
    await this.page.locator('.monaco-editor .view-lines').click();
    await this.page.keyboard.press('Control+End');
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.insertText(line);
    }
  }

  async showProblems() {
    await this.run('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** Lets the panel show only what has these words; all when there are none. */
  async filterProblems(words) {
    await this.page.locator('.part.panel input[placeholder^="Filter"]').fill(words);
  }

  problem(rule) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: new RegExp(`jdlint${rule}\\[Ln`) });
  }

  /** Each row of the panel as `rule line:column`, sorted: those wanted, or what is there instead when time is up. */
  async problems(wanted) {
    // The panel holds no more rows than it has room for.
    const { width, height } = this.page.viewportSize();
    await this.page.setViewportSize({ width, height: 2400 });
    await this.run('View: Toggle Maximized Panel');
    const end = Date.now() + PATIENCE;
    let shown = await this.#problems();
    while (shown.join() !== wanted.join() && Date.now() < end) {
      await this.page.waitForTimeout(200);
      shown = await this.#problems();
    }
    await this.run('View: Toggle Maximized Panel');
    await this.page.setViewportSize({ width, height });
    return shown;
  }

  async #problems() {
    const texts = await this.problem('.*').allTextContents();
    return texts.map((text) => text.replace(/^[^]*jdlint([a-z-]+)\[Ln (\d+), Col (\d+)\][^]*$/, '$1 $2:$3')).sort();
  }

  /** Puts the caret on a finding and opens the menu of its fixes. */
  async showFixes(rule) {
    await this.problem(rule)
      .first()
      .dblclick({ position: { x: 70, y: 8 } }); // the middle may be a link
    await this.page.locator('.monaco-editor.focused').waitFor();
    const first = this.page.locator('.action-widget .monaco-list-row').first();
    // A key that comes while the window still settles opens nothing.
    for (let tries = 0; tries < 5 && !(await first.isVisible()); tries += 1) {
      await this.page.keyboard.press('Control+.');
      await first.waitFor({ timeout: 10_000 }).catch(() => {});
    }
    await first.waitFor();
  }

  /** By keys: a click on a menu that is still settling closes it and does nothing. */
  async takeFix(title) {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    const chosen = this.page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
    for (let tries = await rows.count(); tries > 0 && (await chosen.count()) === 0; tries -= 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await chosen.waitFor();
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'detached' });
  }

  /** Writes over the blank that a fix has left selected, and leaves the others. */
  async fillBlank(text) {
    await this.blanks().first().waitFor({ state: 'attached' });
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Escape');
  }

  async save() {
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }
}
