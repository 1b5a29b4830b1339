using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>
/// The comparison on which incremental builds rest, asked for every member of every model after each edit: what it takes
/// for the same has to read the same. A theme would have to read each of them alone to tell.
/// </summary>
public class UpToDateCheckTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_taken_for_the_same_reads_the_same(int seed)
    {
        var site = new LivingSite();
        var edits = new RandomEdits(site, seed, hasRandomTheme: true) { Restarts = false };
        edits.Begin();
        BuiltSite? before = null;
        var (same, all) = (0, 0);
        for (var step = 0; step < 100; step++)
        {
            var did = $"seed {seed}, step {step}: {(step % 4 == 3 ? edits.Step() + ", " : "")}{edits.Step()}";
            var result = site.Build();
            if (!result.Succeeded)
            {
                edits.Mend();
                if (step % 3 == 0)
                    edits.Mend(result);
            }
            else if (result.State is not null)
            {
                var now = new BuiltSite(result);
                if (before?.Details.SiteInputs == now.Details.SiteInputs)
                {
                    same += SameIn(before, now, keepsModels: true, did);
                    same += SameIn(before, now, keepsModels: false, did);
                    all += 4 * now.Texts.Count;
                }
                before = now;
            }
        }
        // It would be easy to be right by taking nothing for the same.
        same.ShouldBeGreaterThan(all * 3 / 4);
    }

    /// <returns>How many keys are taken for the same.</returns>
    private static int SameIn(BuiltSite before, BuiltSite now, bool keepsModels, string did)
    {
        var values = new UpToDateCheck(before.Tracked, SiteDependencies.None, changed: null);
        var traces = new Dictionary<string, DependencyTrace>(StringComparer.Ordinal);
        var keys = new Dictionary<string, DependencyKey>(StringComparer.Ordinal);
        foreach (var key in before.Texts.Keys)
        {
            // The site is no page's own model, so what is read with it is read as something of another.
            foreach (var own in new[] { key.Model, before.Tracked.Length - 1 }.Distinct())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{key.Number}/{own}");
                keys[name] = key;
                traces[name] = new DependencyTrace("layout", own, [key], values.ValuesOf([key], own));
            }
        }
        var comparison = new UpToDateCheck(
            now.Tracked,
            new SiteDependencies([.. before.Tracked.Select(model => model.Key)], traces) { Models = keepsModels ? before.Tracked : [] },
            now.ChangedSince(before));
        var same = 0;
        foreach (var (name, key) in keys)
        {
            if (!now.Indexes.TryGetValue(before.Tracked[traces[name].Model].Key, out var own)
                || comparison.Unchanged(name, "layout", own) is not { } unchanged)
            {
                continue;
            }
            same++;
            var what = before.Tracked[key.Model];
            now.Texts[unchanged.Keys.ShouldHaveSingleItem()].ShouldBe(
                before.Texts[key], $"{did}: {what.Key} {what.NameOf(key.Member)}, {key.Aspect}{(keepsModels ? ", with models" : "")}");
        }
        return same;
    }

    /// <summary>A site, and what templates read in each of its keys.</summary>
    private sealed class BuiltSite
    {
        private readonly ImmutableArray<Diagnostic> _diagnostics;

        public BuiltSite(BuildResult result)
        {
            _diagnostics = result.Diagnostics;
            Details = result.Record!.Details.Value!;
            Tracked = result.State!.Models.Tracked;
            Indexes = Tracked.ToDictionary(model => model.Key, model => model.Index);
            foreach (var model in Tracked)
            {
                foreach (var (member, name) in ((ReadOnlyObject)model).MemberNames.Index())
                    AddTexts(model.Index, member, model.ValueOf(member));
            }
        }

        public BuildDetails Details { get; }

        public ImmutableArray<ITrackedModel> Tracked { get; }

        public Dictionary<ModelKey, int> Indexes { get; }

        public Dictionary<DependencyKey, string> Texts { get; } = [];

        public ChangedTexts? ChangedSince(BuiltSite before)
        {
            var isSame = Details.GraphInputs == before.Details.GraphInputs && !before._diagnostics.Any(diagnostic => diagnostic.Rule == Rules.TransclusionCycle);
            var earlier = new EarlierBuild(before.Details.Pages, before.Details.Quotations, before.Details.Images, before.Details.Dependencies, before.Details.Files, before.Details.Search, isSame);
            return earlier.ChangedTexts([.. Details.Pages.Keys.Select(path => InputFile.FromText(path, ""))], [.. Details.Pages.Values], _diagnostics);
        }

        private void AddTexts(int model, int member, object? value)
        {
            if (value is ReadOnlyList list)
            {
                Texts[new DependencyKey(model, member, MemberAspect.Count)] = list.Count.ToString(CultureInfo.InvariantCulture);
                Texts[new DependencyKey(model, member, MemberAspect.Items)] = Written(value);
            }
            else
            {
                Texts[new DependencyKey(model, member, MemberAspect.Value)] = Written(value);
            }
        }

        private static string Written(object? value)
        {
            var text = new StringBuilder();
            Write(text, value);
            return text.ToString();
        }

        /// <summary>Parts with all that is in them; tracked models by their keys, since what is read of them is compared by itself.</summary>
        private static void Write(StringBuilder text, object? value)
        {
            text.Append(value?.GetType().Name).Append(' ');
            if (value is ReadOnlyList list)
            {
                for (var i = 0; i < list.Count; i++)
                    Write(text, list[i]);
                text.Append(".\n");
            }
            else if (value is not ReadOnlyObject item)
            {
                text.Append(value is DateTime date ? date.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)).Append(";\n");
            }
            else if (item is ITrackedModel model)
            {
                text.Append(model.Key).Append(";\n");
            }
            else
            {
                foreach (var name in item.MemberNames)
                {
                    item.TryGetMember(name, out var member);
                    Write(text.Append(name).Append(": "), member);
                }
                text.Append(".\n");
            }
        }
    }
}
