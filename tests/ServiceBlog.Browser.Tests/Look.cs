using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ServiceBlog.Browser.Tests;

/// <summary>Looks at a page as readers meet it: on a phone and on a desk, by day and by night.</summary>
internal static class Look
{
    /// <summary>The narrowest screen that is promised.</summary>
    public static readonly ViewportSize Phone = new() { Width = 360, Height = 780 };

    private static readonly ViewportSize Tablet = new() { Width = 768, Height = 1024 };
    private static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    /// <summary>All rules that are on by default, and one of WCAG 2.2.</summary>
    private const string AllRules = "{ rules: { 'target-size': { enabled: true } } }";

    /// <summary>The rules that look at colours: by night nothing else is different.</summary>
    private const string ColourRules = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

    /// <summary>What is in the way of some reader, in words; each kind of screen is looked at in full.</summary>
    /// <param name="prepare">Brings the page into the state to look at, such as with everything unfolded.</param>
    /// <param name="before">Prepares the window before the page is opened in it.</param>
    public static async Task<List<string>> Everywhere(IBrowser browser, string address, Func<IPage, Task>? prepare = null, Func<IBrowserContext, Task>? before = null)
    {
        var found = new List<string>();
        await using var window = await browser.NewContextAsync();
        if (before is not null)
            await before(window);
        var page = await window.NewPageAsync();
        page.PageError += (_, mistake) => found.Add($"a script fails: {mistake}");
        foreach (var size in new[] { Phone, Tablet, Desk })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.GotoAsync(address);
            if (prepare is not null)
                await prepare(page);
            Add("light", await Layout(page));
            if (size == Tablet)
                continue;
            await page.EvaluateAsync(AxeScript);
            Add("light", await Axe(page, AllRules));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Add("dark", await Axe(page, ColourRules));

            void Add(string scheme, IEnumerable<string> faults) => found.AddRange(faults.Select(fault => $"{scheme}, {size.Width} pixels: {fault}"));
        }
        return found;
    }

    private static async Task<IEnumerable<string>> Axe(IPage page, string rules) =>
        await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const result = await axe.run({ resultTypes: ['violations'], ...{{rules}} });
              const faults = result.violations.map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).join('; ')}`);
              return result.passes.length ? faults : ['axe looked at nothing', ...faults];
            }
            """);

    /// <summary>What axe does not see: things beside the screen, above each other, or in another order than they are read.</summary>
    private static async Task<IEnumerable<string>> Layout(IPage page)
    {
        var faults = await page.EvaluateAsync<JsonElement>(
            """
            () => {
              const faults = [];
              const name = element => `${element.tagName} "${element.textContent.trim().slice(0, 40)}"`;
              const modal = document.querySelector('dialog[open]'); // before which all else is out of reach
              const seen = element => element.checkVisibility({ opacityProperty: true }) && !element.closest('.unseen, .skip') && (!modal || modal.contains(element));
              if (document.documentElement.scrollWidth > innerWidth)
                faults.push(`scrolls sideways by ${document.documentElement.scrollWidth - innerWidth}`);

              // Lines of text, by the element that holds them; what scrolls by itself may be out of sight.
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const lines = [];
              while (walker.nextNode()) {
                const holder = walker.currentNode.parentElement;
                if (!walker.currentNode.data.trim() || !seen(holder)) continue;
                const range = document.createRange();
                range.selectNodeContents(walker.currentNode);
                const clip = holder.closest('.map-scroll, .table-scroll, pre');
                const excerpt = holder.closest('.search-text, .page-post .standfirst'); // what is cut off is not seen
                for (const box of range.getClientRects()) {
                  if (excerpt && box.top >= excerpt.getBoundingClientRect().bottom - 1) continue;
                  if (!clip && (box.left < -1 || box.right > innerWidth + 1)) faults.push(`beside the screen: ${name(holder)}`);
                  if (box.width > 1) lines.push({ box, holder, excerpt });
                }
              }
              lines.sort((a, b) => a.box.top - b.box.top);
              for (let i = 0; i < lines.length; i++) {
                for (let j = i + 1; j < lines.length && lines[j].box.top < lines[i].box.bottom; j++) {
                  const [a, b] = [lines[i].box, lines[j].box];
                  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                  if (lines[i].excerpt && lines[i].excerpt === lines[j].excerpt) continue;
                  if (wide > 2 && high > Math.min(a.height, b.height) / 3)
                    faults.push(`above each other: ${name(lines[i].holder)} and ${name(lines[j].holder)}`);
                }
              }

              // What is drawn stays on its sheet.
              for (const text of document.querySelectorAll('svg text')) {
                const [box, sheet] = [text.getBBox(), text.ownerSVGElement.viewBox.baseVal];
                if (box.x < 0 || box.x + box.width > sheet.width) faults.push(`cut off: ${name(text)}`);
              }

              // In one column, what is read later stands lower.
              if (innerWidth < 500) {
                let above = { top: -Infinity };
                for (const block of document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, summary)')) {
                  if (!seen(block) || block.closest('.terms, .menu, .pages, .dots, .table-scroll')) continue;
                  const box = block.getBoundingClientRect();
                  if (box.top < above.top - 1) faults.push(`read after ${name(above.block)}, stands above it: ${name(block)}`);
                  above = { top: box.top, block };
                }
              }
              return faults;
            }
            """);
        return faults.EnumerateArray().Select(fault => fault.GetString()!);
    }
}
