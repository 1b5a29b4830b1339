using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Tests.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("Crème brûlée", "crem brule")]
    [InlineData("Ｆｕｌｌ　ｗｉｄｔｈ", "ful width")]
    [InlineData("Straße", "stras")]
    [InlineData("the customer's mother’s O'Reilly", "the customer mother oreilli")]
    [InlineData("", "")]
    [InlineData("“–…” 🙂 <>", "")]
    public void Case_accents_width_and_marks_do_not_count(string text, string expected) => Terms(text).ShouldBe(expected);

    [Theory]
    [InlineData("e-mail", "e mail email")]
    [InlineData("string.replace_first", "string replac first stringreplacefirst")]
    [InlineData("SB0301.", "sb0301")]
    [InlineData("end. Begin", "end begin")]
    [InlineData("a--b", "a b")]
    public void Joined_words_are_given_in_parts_and_as_one(string text, string expected) => Terms(text).ShouldBe(expected);

    [Theory]
    [InlineData("東京都", "東京 京都")]
    [InlineData("a東b", "a 東 b")]
    [InlineData("東", "東")]
    [InlineData("東京 and 京都", "東京 and 京都")]
    public void Scripts_without_spaces_give_pairs(string text, string expected) => Terms(text).ShouldBe(expected);

    [Theory]
    [InlineData("colour", "colors")]
    [InlineData("organisations", "organization")]
    [InlineData("analyse", "analyzed")]
    [InlineData("centre", "centers")]
    [InlineData("travelling", "traveled")]
    [InlineData("catalogue", "catalogs")]
    [InlineData("licence", "licenses")]
    [InlineData("policies", "policy")]
    [InlineData("calling", "calls")]
    [InlineData("making", "makes")]
    [InlineData("stopped", "stop")]
    [InlineData("behaviours", "behavior")]
    public void Forms_and_spellings_of_a_word_are_the_same(string one, string other) => Terms(one).ShouldBe(Terms(other));

    [Theory]
    [InlineData("loyalty", "loyal")]
    [InlineData("string", "str")]
    [InlineData("business", "busy")]
    [InlineData("bring", "bred")]
    public void Words_that_only_look_related_stay_apart(string one, string other) => Terms(one).ShouldNotBe(Terms(other));

    [Fact]
    public void A_word_tells_where_it_stands()
    {
        const string text = "An e-mail, naïve.";
        var found = new List<string>();
        foreach (var word in new SearchWords(text, new Vocabulary()))
            found.Add($"{word.Place}:{text.Substring(word.Start, word.Length)}");

        found.ShouldBe(["0:An", "1:e", "2:mail", "1:e-mail", "3:naïve"]);
    }

    [Theory]
    [InlineData("abcd", "abcd", 0)]
    [InlineData("abcd", "abdc", 1)]
    [InlineData("recieve", "receive", 1)]
    [InlineData("abcd", "bcd", 1)]
    [InlineData("abcdefgh", "abxdefyh", 2)]
    [InlineData("abcd", "wxyz", 3)]
    public void Neighbours_that_changed_places_are_one_typo(string one, string other, int distance) =>
        WordDistance.Between(one, other, most: 2).ShouldBe(distance);

    private static string Terms(string text)
    {
        var terms = new List<string>();
        foreach (var word in new SearchWords(text, new Vocabulary()))
            terms.Add(word.Term);
        return string.Join(' ', terms);
    }
}
