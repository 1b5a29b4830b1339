using AnyAscii;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Import.ContentFolders;

/// <summary>Where the anchors of an old text are in the new one.</summary>
internal static class OldAnchors
{
    /// <summary>Ids by the fragments that the old program gave them: spelt alike but for marks and hyphens.</summary>
    public static Func<string, string?> Of(string title, Lazy<string> text)
    {
        var ids = new Lazy<(HashSet<string> Exact, Dictionary<string, string> Loose, (string Start, string Id)[] Pictured)>(() =>
        {
            var outline = MarkdownConverter.Convert(text.Value, "", 1, new List<Diagnostic>()).Outline;
            var loose = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var heading in outline.Headings)
            {
                loose.TryAdd(OldText.Bones(heading.Id), heading.Id);
                loose.TryAdd(OldText.Bones(heading.Text), heading.Id);
                // Kramdown begins an id with the first letter.
                loose.TryAdd(OldText.Bones(heading.Text).TrimStart("0123456789".ToCharArray()), heading.Id);
            }
            // Zola writes ids in ASCII: "Über" is "uber", "Привет" is "privet".
            foreach (var heading in outline.Headings)
                loose.TryAdd(OldText.Bones(heading.Text.Transliterate()), heading.Id);
            var pictured = outline.Headings.Where(heading => heading.Text.Any(char.IsSurrogate))
                .Select(heading => (OldText.Bones(heading.Text), heading.Id)).Where(heading => heading.Item1.Length > 3).ToArray();
            return ([.. outline.Headings.Select(heading => heading.Id), .. outline.Anchors], loose, pictured);
        });
        return fragment => OldText.Bones(fragment) is var bones && bones.Length > 0 && bones == OldText.Bones(title) ? ""
            : ids.Value.Exact.Contains(fragment) ? fragment
            // Some programs spell out pictures: "Plans 🦀" is "plans-crab".
            : ids.Value.Loose.GetValueOrDefault(bones)
                ?? ids.Value.Pictured.FirstOrDefault(heading => bones.StartsWith(heading.Start, StringComparison.Ordinal)).Id;
    }
}
