using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>
/// The comparison on which incremental builds rest, asked for every member of every subject after each edit: what it takes
/// for the same has to read the same. A theme would have to read each of them alone to tell.
/// </summary>
public class CellComparisonTests
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
                if (before?.Details.Recipe == now.Details.Recipe)
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

    /// <returns>How many cells are taken for the same.</returns>
    private static int SameIn(BuiltSite before, BuiltSite now, bool keepsModels, string did)
    {
        var values = new ReadComparison(before.Subjects, SiteReads.None, changed: null);
        var reads = new Dictionary<string, PageReads>(StringComparer.Ordinal);
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var cell in before.Texts.Keys)
        {
            // The site is no page's own subject, so what is read with it is read as something of another.
            foreach (var own in new[] { cell.Subject, before.Subjects.Length - 1 }.Distinct())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{cell.Number}/{own}");
                cells[name] = cell;
                reads[name] = new PageReads("layout", own, [cell], values.ValuesOf([cell], own));
            }
        }
        var comparison = new ReadComparison(
            now.Subjects,
            new SiteReads([.. before.Subjects.Select(model => model.Subject)], reads) { Models = keepsModels ? before.Subjects : [] },
            now.ChangedSince(before));
        var same = 0;
        foreach (var (name, cell) in cells)
        {
            if (!now.Places.TryGetValue(before.Subjects[reads[name].Subject].Subject, out var own)
                || comparison.Unchanged(name, "layout", own) is not { } unchanged)
            {
                continue;
            }
            same++;
            var what = before.Subjects[cell.Subject];
            now.Texts[unchanged.Cells.ShouldHaveSingleItem()].ShouldBe(
                before.Texts[cell], $"{did}: {what.Subject} {what.NameOf(cell.Member)}, {cell.Aspect}{(keepsModels ? ", with models" : "")}");
        }
        return same;
    }

    /// <summary>A site, and what templates read in each of its cells.</summary>
    private sealed class BuiltSite
    {
        private readonly ImmutableArray<Diagnostic> _diagnostics;

        public BuiltSite(BuildResult result)
        {
            _diagnostics = result.Diagnostics;
            Details = result.Record!.Details.Value!;
            Subjects = result.State!.Models.Subjects;
            Places = Subjects.ToDictionary(model => model.Subject, model => model.Place);
            foreach (var subject in Subjects)
            {
                foreach (var (member, name) in ((ReadOnlyObject)subject).MemberNames.Index())
                    AddTexts(subject.Place, member, subject.ValueOf(member));
            }
        }

        public BuildDetails Details { get; }

        public ImmutableArray<ISubjectModel> Subjects { get; }

        public Dictionary<Subject, int> Places { get; }

        public Dictionary<Cell, string> Texts { get; } = [];

        public ChangedTexts? ChangedSince(BuiltSite before)
        {
            var isSame = Details.Surroundings == before.Details.Surroundings && !before._diagnostics.Any(diagnostic => diagnostic.Rule == Rules.TransclusionCycle);
            var earlier = new EarlierBuild(before.Details.Pages, before.Details.Quotations, before.Details.Reads, before.Details.Files, isSame);
            return earlier.ChangedTexts([.. Details.Pages.Keys.Select(path => InputFile.FromText(path, ""))], [.. Details.Pages.Values], _diagnostics);
        }

        private void AddTexts(int subject, int member, object? value)
        {
            if (value is ReadOnlyList list)
            {
                Texts[new Cell(subject, member, CellAspect.Count)] = list.Count.ToString(CultureInfo.InvariantCulture);
                Texts[new Cell(subject, member, CellAspect.Items)] = Written(value);
            }
            else
            {
                Texts[new Cell(subject, member, CellAspect.Value)] = Written(value);
            }
        }

        private static string Written(object? value)
        {
            var text = new StringBuilder();
            Write(text, value);
            return text.ToString();
        }

        /// <summary>Parts with all that is in them; subjects by their names, since what is read of them is compared by itself.</summary>
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
            else if (item is ISubjectModel subject)
            {
                text.Append(subject.Subject).Append(";\n");
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
