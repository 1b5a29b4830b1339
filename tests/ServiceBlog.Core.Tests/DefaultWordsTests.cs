using System.Text.RegularExpressions;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests;

/// <summary>The default theme says the same in all its languages, and all that it says.</summary>
public sealed partial class DefaultWordsTests
{
    private static readonly string Folder = Path.Combine(ArchitectureTests.Root, "themes/default");

    public static TheoryData<string> Languages => [.. Directory.EnumerateFiles(Path.Combine(Folder, "strings"), "*.yml").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_every_word_with_the_same_places_for_values(string language)
    {
        var (english, own) = (Read("en"), Read(language));

        own.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, value) in own)
        {
            // A form for one or two may say so in words.
            PlacesIn(value["other"]).ShouldBe(PlacesIn(english[key]["other"]), $"{language}: {key}");
            value.Values.ShouldAllBe(text => text.Length > 0 || key == "group");
        }
        own["months"]["other"].Split('|').Length.ShouldBe(12);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_every_form_of_its_plural_and_no_others(string language)
    {
        var english = Read("en");

        foreach (var (key, forms) in Read(language).Where(entry => english[entry.Key].Count > 1))
            forms.Keys.Order().ShouldBe(PluralRules.CategoriesOf(language).Order(), $"{language}: {key}");
    }

    [Fact]
    public void Templates_ask_for_words_that_there_are_and_for_all_of_them()
    {
        var templates = string.Concat(Directory.EnumerateFiles(Folder, "*.sbn-html", SearchOption.AllDirectories).Order().Select(File.ReadAllText));
        string[] ofProgram = ["date", "months", "group", "not-found", "thread-title"];
        var relations = Enum.GetNames<RelationType>().Select(name => name.ToLowerInvariant()).SelectMany(name => new[] { name, $"{name}-in" });

        var words = Read("en").Keys.Except(ofProgram).Except(relations).Except(SiteWords.Keys).ToList();
        words.Where(key => !templates.Contains($"'{key}'", StringComparison.Ordinal)).ShouldBeEmpty();
        AskedFor().Matches(templates).Select(match => match.Groups["key"].Value).Distinct().Except(words).ShouldBeEmpty();
    }

    private static Dictionary<string, Dictionary<string, string>> Read(string language)
    {
        var mistakes = new List<Diagnostic>();
        var yaml = YamlReader.ReadMapping(File.ReadAllText(Path.Combine(Folder, $"strings/{language}.yml")), language, 1, mistakes)!;
        mistakes.ShouldBeEmpty();
        return yaml.Entries.ToDictionary(entry => entry.Key.Text, entry => entry.Value switch
        {
            YamlMapping forms => forms.Entries.ToDictionary(form => form.Key.Text, form => ((YamlScalar)form.Value).Text),
            YamlSequence list => new Dictionary<string, string> { ["other"] = string.Join('|', list.Items.Select(item => ((YamlScalar)item).Text)) },
            var text => new Dictionary<string, string> { ["other"] = ((YamlScalar)text).Text },
        });
    }

    private static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"[({ ]t '(?<key>[a-z-]+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedFor();
}
