using System.Numerics;
using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Rendering;

namespace ServiceBlog.Tests.Rendering;

public sealed class JsonDataTests
{
    [Fact]
    public void Whole_numbers_stay_whole_and_others_are_floating()
    {
        var data = JsonData.Read("""{"a":1,"b":-9223372036854775808,"c":92233720368547758070,"d":1.0,"e":1e2,"f":-0}""", "data.json");

        data["a"].ShouldBeOfType<int>();
        data["b"].ShouldBeOfType<long>();
        data["c"].ShouldBeOfType<BigInteger>();
        data["d"].ShouldBeOfType<double>();
        data["e"].ShouldBeOfType<double>();
        data["f"].ShouldBeOfType<int>();
    }

    [Fact]
    public void Keys_stay_in_their_order_and_the_rest_is_what_it_looks_like()
    {
        var data = JsonData.Read("""{"z":null,"a":[true,false,"é"],"m":{"y":1,"b":2}}""", "data.json");

        data.Keys.ShouldBe(["z", "a", "m"]);
        data["z"].ShouldBeNull();
        data["a"].ShouldBeOfType<ScriptArray>().ShouldBe([true, false, "é"]);
        data["m"].ShouldBeOfType<ScriptObject>().Keys.ShouldBe(["y", "b"]);
    }

    [Theory]
    [InlineData("{\n  \"a\": ?\n}", 2, 8)]
    [InlineData("[1]", 1, 1)]
    [InlineData("", 1, 1)]
    [InlineData("""{"a":"\ud800"}""", 1, 1)]
    public void A_mistake_is_told_with_its_place(string json, int line, int column)
    {
        var error = Should.Throw<TemplateException>(() => JsonData.Read(json, "data.json")).Error;

        error.Path.ShouldBe("data.json");
        (error.Line, error.Column).ShouldBe((line, column));
        error.Message.ShouldNotContain("LineNumber");
    }
}
