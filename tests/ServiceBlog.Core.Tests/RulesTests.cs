using System.Reflection;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests;

public sealed class RulesTests
{
    [Fact]
    public void Every_code_and_every_name_is_given_once()
    {
        Rules.All.Select(rule => rule.Code).ShouldBeUnique();
        Rules.All.Select(rule => rule.Name).ShouldBeUnique();
    }

    [Fact]
    public void Every_rule_has_a_code_a_name_and_an_explanation_of_their_form()
    {
        Rules.All.ShouldAllBe(rule => rule.Code.Length == 6 && rule.Code.StartsWith("SB", StringComparison.Ordinal) && rule.Code.Skip(2).All(char.IsAsciiDigit));
        Rules.All.ShouldAllBe(rule => rule.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'));
        Rules.All.ShouldAllBe(rule => rule.Explanation.Length > 60 && rule.Explanation.EndsWith('.'));
    }

    [Fact]
    public void What_is_always_an_error_is_one() =>
        Rules.All.Where(rule => rule.IsFatal).ShouldAllBe(rule => rule.DefaultSeverity == Severity.Error);

    [Fact]
    public void The_guides_page_is_made_of_the_rules()
    {
        var root = typeof(RulesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

        File.ReadAllText(Path.Combine(root, "input/guide/diagnostics.md")).ReplaceLineEndings("\n")
            .ShouldBe(RulesPage.Markdown(), "Write it anew: serviceblog explain > input/guide/diagnostics.md");
    }
}
