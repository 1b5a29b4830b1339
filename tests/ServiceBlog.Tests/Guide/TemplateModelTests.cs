using System.Reflection;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Models;

namespace ServiceBlog.Tests.Guide;

/// <summary>The tables of "What a layout gets" and the program's own name the same members.</summary>
public sealed class TemplateModelTests
{
    private static readonly GuidePage Page = GuidePage.Read("template-model.md");

    private static readonly Dictionary<string, IReadOnlyList<string>> Tables = new(StringComparer.Ordinal)
    {
        ["site"] = SiteMembers.OfSite.Names,
        ["A language"] = SiteMembers.OfTranslation.Names,
        ["Menu entries"] = SiteMembers.OfMenuItem.Names,
        ["A collection"] = SiteMembers.OfCollection.Names,
        ["Feeds"] = SiteMembers.OfFeeds.Names,
        ["Search"] = SiteMembers.OfSearch.Names,
        ["A year"] = SiteMembers.OfYear.Names,
        ["page of a list"] = ListMembers.OfList.Names,
        ["A paginator"] = ListMembers.OfPaginator.Names,
        ["A step"] = ListMembers.OfStep.Names,
        ["Health"] = HealthMembers.OfHealth.Names,
        ["A kind of finding"] = HealthMembers.OfGroup.Names,
        ["A finding"] = HealthMembers.OfFinding.Names,
        ["The coverage of a source"] = HealthMembers.OfCoverage.Names,
        ["A section of a source"] = HealthMembers.OfSection.Names,
        ["A tag or a series"] = SiteMembers.OfTerm.Names,
        ["A place in a series"] = PageMembers.OfSeriesPlace.Names,
        ["A heading"] = PageMembers.OfHeading.Names,
        ["A reference"] = PageMembers.OfReference.Names,
        ["An anchor"] = PageMembers.OfAnchor.Names,
        ["A cited anchor"] = PagePartMembers.OfCitedAnchor.Names,
        ["A citing place"] = PagePartMembers.OfCitingPlace.Names,
        ["A passage"] = PagePartMembers.OfPassage.Names,
        ["An entry of a thread"] = ListMembers.OfEntry.Names,
        ["A comment"] = PagePartMembers.OfComment.Names,
        ["An answered comment"] = PagePartMembers.OfAnswered.Names,
        ["A relation"] = PageMembers.OfRelation.Names,
        ["A related page"] = PagePartMembers.OfRelated.Names,
        ["A cited page"] = PagePartMembers.OfCited.Names,
        ["A year of a topic"] = PageMembers.OfTopicYear.Names,
        ["A map"] = ListMembers.OfMap.Names,
        ["A node of the map"] = ListMembers.OfNode.Names,
        ["A tie of the map"] = ListMembers.OfTie.Names,
        ["An origin"] = PageMembers.OfOrigin.Names,
    };

    public static TheoryData<string> Headings => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Headings))]
    public void A_table_has_the_members_of_the_program_and_no_others(string heading) =>
        MembersUnder(heading).ShouldBe(Tables[heading], ignoreOrder: true);

    [Fact]
    public void The_tables_of_a_page_and_of_a_topic_have_the_members_of_the_program_and_no_others() =>
        MembersUnder("page").Concat(MembersUnder("Topics")).ShouldBe(PageMembers.OfPage.Names, ignoreOrder: true);

    [Fact]
    public void Every_table_of_the_program_is_in_the_guide()
    {
        var inProgram = typeof(PageMembers).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(ModelMembers<>))
            .Select(field => (IReadOnlyList<string>)((dynamic)field.GetValue(null)!).Names);

        inProgram.ShouldBe([.. Tables.Values, PageMembers.OfPage.Names], ignoreOrder: true);
    }

    [Fact]
    public void Every_table_of_the_guide_is_tested() =>
        Page.Rows.Select(row => row.Heading).Distinct()
            .Except(["", "How to read the tables", "page", "Topics", .. Tables.Keys]).ShouldBeEmpty();

    [Fact]
    public void The_names_a_layout_sees_are_those_of_the_first_table() =>
        MembersUnder("").ShouldBe(LayoutGlobals.Names, ignoreOrder: true);

    [Fact]
    public void Every_kind_of_page_is_named() =>
        GuidePage.Read("themes.md").Rows.Where(row => row.Heading == "Which layout a page gets").SelectMany(row => row.Cells[0].Code)
            .ShouldBe(Enum.GetValues<PageKind>().Except([PageKind.Comment]).Select(SiteModels.NameOf), ignoreOrder: true);

    private static IEnumerable<string> MembersUnder(string heading) =>
        Page.Rows.Where(row => row.Heading == heading).Select(row => row.Cells[0].Code.ShouldHaveSingleItem());
}
