using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>The rows of the product table: always the same, with some characters that have to be escaped.</summary>
internal static class Products
{
    private static readonly string[] Names = ["Lamp", "Chair & table", "Shelf <oak>", "Clock", "\"Nordic\" rug"];

    private static readonly string[] Descriptions =
    [
        "Made by hand in a small workshop by the sea, of wood that was felled in winter & dried for two years.",
        "Short and plain.",
        "Seats <four> people; the cover can be taken off and washed at thirty degrees, and a second one comes with it.",
    ];

    public static Product[] Create(int count) =>
    [
        .. Enumerable.Range(0, count).Select(row => new Product(
            $"{Names[row % Names.Length]} no. {row}",
            Math.Round((row * 7.13) + 0.99, 2),
            Descriptions[row % Descriptions.Length],
            row % 3 != 0)),
    ];

    public static ScriptArray ToModel(IEnumerable<Product> products) =>
    [
        .. products.Select(product => (Value)new ScriptObject
        {
            ["name"] = product.Name,
            ["price"] = product.Price,
            ["description"] = product.Description,
            ["available"] = product.Available,
        }),
    ];
}
