using Microsoft.Playwright;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Preview;

namespace ServiceBlog.Browser.Tests;

/// <summary>A site of strangers (<c>--untrusted</c>), every field of it attacked, as a browser shows it without any policy of a host.</summary>
public sealed class HostileSiteTests(BrowserFixture fixture)
{
    private const string Origin = "https://site.example/";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_script_of_it_runs_nothing_is_asked_of_others_and_nothing_of_the_machine_is_in_it(bool isVault)
    {
        using var site = new HostileSite(isVault);
        site.Build(isTrusted: false);
        var (asked, said, dialogs) = (new List<string>(), new List<string>(), 0);
        await using var window = await fixture.Browser.NewContextAsync();
        await window.AddInitScriptAsync("window.alert = () => { top.pwned = 1; }");
        await window.RouteAsync("**/*", route => Answer(route, site, asked));
        var page = await window.NewPageAsync();
        page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        var pages = site.Output.Files.Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(HostileSite.Vectors.Length);

        foreach (var path in pages)
        {
            // A redirect has led on before it can be asked.
            await page.GotoAsync(Origin + path, new() { WaitUntil = site.Output.Text(path).Contains("<meta http-equiv", StringComparison.OrdinalIgnoreCase) ? WaitUntilState.NetworkIdle : WaitUntilState.Load });
            if (await page.EvaluateAsync<bool>("'pwned' in window"))
                said.Add($"{path}: a script ran");
            said.AddRange((await page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('*')].flatMap(element => [...element.attributes].filter(attribute => /^on/i.test(attribute.name)
                    || (/^(href|src|action|formaction|data|xlink:href)$/.test(attribute.name) && /^\s*(javascript:|vbscript:|data:text)/i.test(attribute.value)))
                    .map(attribute => element.outerHTML.slice(0, 200)))
                """)).Select(element => $"{path}: {element}"));
        }
        await page.GotoAsync(Origin + "search/?q=script");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        (await page.EvaluateAsync<bool>("'pwned' in window")).ShouldBeFalse();

        said.ShouldBeEmpty();
        dialogs.ShouldBe(0);
        asked.ShouldBeEmpty();
        site.Output.Files.Keys.ShouldAllBe(path => !site.Output.Text(path).Contains("a secret of the machine", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_its_authors_are_trusted_each_of_it_is_told_at_its_line(bool isVault)
    {
        using var site = new HostileSite(isVault);
        var told = site.Build(isTrusted: true).Diagnostics;

        for (var number = 0; number < HostileSite.Vectors.Length; number++)
        {
            var file = $"input/{site.Folder}/h{number}.md";
            told.ShouldContain(
                found => found.Location.File == file && found.Location.Line == 5 && (found.Rule.Name.StartsWith("raw-html", StringComparison.Ordinal) || found.Rule == Rules.ScriptLink),
                HostileSite.Vectors[number]);
        }
    }

    /// <summary>Serves the site from memory; notes whatever else is asked for, but what readers themselves click.</summary>
    private static async Task Answer(IRoute route, HostileSite site, List<string> asked)
    {
        var url = new Uri(route.Request.Url);
        var path = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/'));
        if (path.Length == 0 || path.EndsWith('/'))
            path += "index.html";
        if (!route.Request.Url.StartsWith(Origin, StringComparison.Ordinal))
        {
            asked.Add(route.Request.Url);
            await route.AbortAsync();
        }
        else if (site.Output.Files.TryGetValue(path, out var content))
        {
            await route.FulfillAsync(new() { BodyBytes = content.ToArray(), ContentType = ContentTypes.Of(path) });
        }
        else
        {
            await route.FulfillAsync(new() { Status = 404, Body = "" });
        }
    }
}
