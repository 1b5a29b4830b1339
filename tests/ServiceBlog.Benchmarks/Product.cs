namespace ServiceBlog.Benchmarks;

/// <summary>A row of the product table. Handlebars.Net reads it as it is.</summary>
public sealed record Product(string Name, double Price, string Description, bool Available);
