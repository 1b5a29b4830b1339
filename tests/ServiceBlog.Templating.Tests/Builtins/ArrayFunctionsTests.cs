namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class ArrayFunctionsTests : BuiltinsTest
{
    private const string Products = """
        {{- products = [{title: "orange", type: "fruit"}, {title: "computer", type: "electronics"}, {title: "sofa", type: "furniture"}] -}}
        """;

    [Theory]
    [InlineData("{{ [1, 2, 3] | array.add 4 }}", "[1, 2, 3, 4]")]
    [InlineData("{{ [1, 2, 3] | array.add_range [4, 5] }}", "[1, 2, 3, 4, 5]")]
    [InlineData("{{ [1, null, 3] | array.compact }}", "[1, 3]")]
    [InlineData("{{ [1, 2, 3] | array.concat [4, 5] }}", "[1, 2, 3, 4, 5]")]
    [InlineData("{{ for i in 1..4; array.cycle ['one', 'two', 'three']; end }}", "onetwothreeone")]
    [InlineData("""{{ [" hello", " world", "20"] | array.any @string.contains "20"}}""", "true")]
    [InlineData("""{{ [" hello", " world", "20"] | array.any @string.contains "30"}}""", "false")]
    [InlineData("""{{ [" a", " 5", "6 "] | array.each @string.strip }}""", """["a", "5", "6"]""")]
    [InlineData("""{{["", "200", "","400"] | array.filter @string.empty}}""", """["", ""]""")]
    [InlineData("{{ [4, 5, 6] | array.first }}", "4")]
    [InlineData("""{{ ["a", "b", "c"] | array.insert_at 2 "Yo" }}""", """["a", "b", "Yo", "c"]""")]
    [InlineData("""{{ [1, 2, 3] | array.join "|" }}""", "1|2|3")]
    [InlineData("{{ [4, 5, 6] | array.last }}", "6")]
    [InlineData("{{ [4, 5, 6] | array.limit 2 }}", "[4, 5]")]
    [InlineData(Products + """{{ products | array.map "type" | array.uniq | array.sort }}""", """["electronics", "fruit", "furniture"]""")]
    [InlineData("{{ [4, 5, 6, 7, 8] | array.offset 2 }}", "[6, 7, 8]")]
    [InlineData("{{ [4, 5, 6, 7, 8] | array.remove_at 2 }}", "[4, 5, 7, 8]")]
    [InlineData("{{ [4, 5, 6, 7, 8] | array.remove_at (-1) }}", "[4, 5, 6, 7]")]
    [InlineData("{{ [4, 5, 6, 7] | array.reverse }}", "[7, 6, 5, 4]")]
    [InlineData("{{ [4, 5, 6] | array.size }}", "3")]
    [InlineData("{{ [10, 2, 6] | array.sort }}", "[2, 6, 10]")]
    [InlineData(Products + """{{ products | array.sort "title" | array.map "title" }}""", """["computer", "orange", "sofa"]""")]
    [InlineData("{{ [1, 1, 4, 5, 8, 8] | array.uniq }}", "[1, 4, 5, 8]")]
    [InlineData("{{ [1, 2, 3, 4] | array.contains 4 }}", "true")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ null | array.add 1 }}", "[1]")]
    [InlineData("{{ null | array.concat null }}", "[]")]
    [InlineData("{{ null | array.size }}", "0")]
    [InlineData("{{ null | array.first }}{{ [] | array.last }}", "")]
    [InlineData("{{ null | array.join ',' }}", "")]
    [InlineData("{{ 1..3 | array.add 4 }}", "[1, 2, 3, 4]")]
    [InlineData("{{ 1..3 | array.reverse }}", "[3, 2, 1]")]
    [InlineData("{{ 1..1000000000 | array.limit 2 }}", "[1, 2]")]
    [InlineData("{{ a = [1]; b = a | array.add 2; a }}", "[1]")]
    [InlineData("{{ ['a'] | array.insert_at 2 'b' }}", "[\"a\", null, \"b\"]")]
    [InlineData("{{ ['a'] | array.insert_at (-5) 'b' }}", "[\"b\", \"a\"]")]
    [InlineData("{{ [1, 2] | array.remove_at 5 }}{{ [1, 2] | array.remove_at (-5) }}", "[1, 2][1, 2]")]
    [InlineData("{{ [1, 2] | array.limit (-1) }}{{ [1, 2] | array.offset 5 }}{{ [1, 2] | array.offset (-1) }}", "[][][1, 2]")]
    [InlineData("{{ [1, 'a', null, [2, 'b']] | array.join ';' }}", "1;a;;[2, \"b\"]")]
    [InlineData("{{ ['a', 'b'] | array.join ',' @string.upcase }}", "A,B")]
    [InlineData("{{ [1, 2] | array.each do; ret $0 * 2; end }}", "[2, 4]")]
    [InlineData("{{ [1, 1.0, '1', 2] | array.uniq }}", "[1, \"1\", 2]")]
    [InlineData("{{ [[1], [1], [2]] | array.uniq }}", "[[1], [2]]")]
    [InlineData("{{ ['a'] | array.contains 'A' }}{{ [null] | array.contains null }}", "falsetrue")]
    [InlineData("{{ [{a: 1}, {b: 2}, null, {a: 3}] | array.map 'a' }}", "[1, 3]")]
    [InlineData("{{ [[1], [1, 2]] | array.map 'size' }}", "[1, 2]")]
    [InlineData("{{ [3, null, 1] | array.sort }}", "[null, 1, 3]")]
    [InlineData("{{ ['2', 10, null, 2, '10', 'a', 9, true] | array.sort }}", "[null, true, 2, 9, 10, \"10\", \"2\", \"a\"]")]
    [InlineData("{{ [2.5, 2, 2.25m, 3f] | array.sort }}", "[2, 2.25, 2.5, 3]")]
    [InlineData("{{ [{n: 2, v: 'a'}, {n: 1, v: 'b'}, {n: 2, v: 'c'}, {v: 'd'}] | array.sort 'n' | array.map 'v' }}", "[\"d\", \"b\", \"a\", \"c\"]")]
    [InlineData("{{ array.cycle ['a', 'b'] }}{{ array.cycle ['a', 'b'] 'x' }}{{ array.cycle ['a', 'b'] group: 'x' }}{{ array.cycle ['a', 'b'] }}", "aabb")]
    public void Odd_arguments_have_a_sensible_result(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("['b', 'C', 'a', 'B', 'A', 'c']", "aAbBcC")]
    [InlineData("['zebra', 'Äpfel', 'apfel', 'Zoo']", "apfelÄpfelzebraZoo")]
    [InlineData("['côté', 'cote', 'coté', 'côte']", "cotecotécôtecôté")]
    [InlineData("['10', '9', '_', '-', 'a', '$']", "_-$109a")]
    [InlineData("['straße', 'strasse', 'strand', 'æon', 'aeon']", "aeonæonstrandstrassestraße")]
    [InlineData("['я', 'ω', 'z', 'þ']", "zþωя")]
    [InlineData("['co-op', 'coop', 'CO-OP', 'co op']", "co opco-opCO-OPcoop")]
    [InlineData("['2', '½', '1', '²', '٣', '10']", "1½102²٣")]
    [InlineData("['a', '1', '😀', '“a”', '€']", "“a”€😀1a")]
    [InlineData("['e\u0301b', 'ea', 'éa', 'eb', 'éb']", "eaéaebébe\u0301b")]
    public void Texts_are_sorted_as_a_reader_expects(string list, string sorted) =>
        Render("{{ " + list + " | array.sort | array.join '' }}").ShouldBe(sorted);

    [Fact]
    public void The_operators_know_the_same_order() =>
        Render("{{ 'a' < 'B' }} {{ 'Z' > 'é' }} {{ 'a' < 'A' }} {{ 'a' == 'A' }}").ShouldBe("true true true false");

    [Theory]
    [InlineData("{{ 1..2000000000 | array.reverse }}")]
    [InlineData("{{ 1..2000000000 | array.sort }}")]
    [InlineData("{{ 1..2000000000 | array.each @math.abs }}")]
    [InlineData("{{ [] | array.insert_at 2000000000 1 }}")]
    [InlineData("{{ a = [1, 2]; for i in 1..40; a = a | array.concat a; end }}")]
    public void No_function_makes_a_list_longer_than_the_limit(string template) =>
        ErrorOf(template, RenderLimits.Default with { LoopSteps = 1000 }).ShouldContain("1000");

    [Fact]
    public void A_list_is_needed_where_a_list_is_declared() =>
        ErrorOf("{{ 5 | array.size }}").ShouldContain("Unable to convert type `int` to `array`");
}
