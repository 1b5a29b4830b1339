namespace ServiceBlog.Templating.Tests;

public sealed class ObjectTests : TemplateTest
{
    [Theory]
    [InlineData("{{ o = { member1: \"yes\", \"member2\": 'no' }; o.member1; o[\"member2\"] }}", "yesno")]
    [InlineData("{{ o = {\n a: 1,\n b: 2,\n}\no.b }}", "2")]
    [InlineData("{{ {a: 5}.a }}", "5")]
    [InlineData("{{ o = {'with-dash': 1}; o['with-dash'] }}", "1")]
    public void An_object_is_read_by_dot_or_bracket(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ o = {}; o.m = \"may be\"; o.m }}", "may be")]
    [InlineData("{{ o = {}; o['x'] = 1; o }}", "{x: 1}")]
    [InlineData("{{ o = {a: {}}; o.a.b = 2; o.a.b }}", "2")]
    public void Members_can_be_added(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("[{{ {}.x }}]", "[]")]
    [InlineData("{{ o = {}; o.x ?? 'none' }}", "none")]
    [InlineData("[{{ 5.x }}]", "[]")]
    public void A_missing_member_is_null(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ o = {a: {}}; o.a?.b?.c ?? 'nothing' }}", "nothing")]
    [InlineData("{{ unknown?.x ?? 1 }}", "1")]
    [InlineData("{{ unknown?[0] ?? 2 }}", "2")]
    public void Optional_access_of_null_is_null(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "{{ {}.empty? }}{{ {a: 1}.empty? }}{{ [].empty? }}{{ [1].empty? }}{{ ''.empty? }}",
        "truefalsetruefalsetrue")]
    [InlineData("{{ {} == empty }}{{ [1, 2] == empty }}{{ '' == empty }}{{ empty == [] }}", "truefalsetruetrue")]
    [InlineData("{{ [] != empty }}{{ 'x' != blank }}", "falsetrue")]
    [InlineData("[{{ empty }}]", "[]")]
    [InlineData("{{ o = {}; o.empty? ? 'a' : 'b' }}", "a")]
    public void Emptiness_can_be_asked(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ {a: 1, b: \"x\"} }}", "{a: 1, b: \"x\"}")]
    [InlineData("{{ {} }}", "{}")]
    [InlineData("{{ {n: null, l: [true], o: {s: 'q\"\\n'}} }}", "{n: null, l: [true], o: {s: \"q\\\"\\n\"}}")]
    [InlineData("{{ {'Some Key': 1} }}", "{Some Key: 1}")]
    public void Objects_print_their_members_with_quoted_strings(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
