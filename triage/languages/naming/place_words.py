"""Words beside which a capital is a place, in all languages that have rules for places together.

What holds for one language alone is in `place_naming`; nouns and prepositions of place are in `titles`.
"""

#: Countries whose name is a given name more often.
AFTER_A_NOUN = frozenset({"Maurice", "Jordan", "Chad"})
#: In brackets behind a town they make it a dateline.
AGENCIES = frozenset("dpa afp reuters ap efe ansa lusa anp belga apa sda ats epd kna sid europa press".split())
#: Between a word and the town of which it is, where no article stands.
BARE_LINKS = frozenset(("de", "di", "d'", "d’", "von", "van"))
#: Cities that are meant before anybody who is called so.
CERTAIN = frozenset(
    "Milano Roma Napoli Torino Palermo Genova Bologna Firenze Bari Catania Venezia Verona Messina Padova Trieste Brescia Taranto Parma Modena Perugia Livorno Ravenna Cagliari "
    "Rimini Salerno Ferrara Sassari Siracusa Pescara Bergamo Vicenza Trento Bolzano Novara Piacenza Ancona Udine Arezzo Lecce Como Pisa Lucca Treviso Varese Siena Brindisi "
    "Cremona Mantova Matera Macerata Bordeaux Nancy Lyon Marseille Lille Nantes Rennes Strasbourg Grenoble Metz Reims Dijon Brest Caen Rouen Amiens Orléans Limoges Angers Toulon "
    "Nîmes Avignon Perpignan Toulouse Nice Montpellier Versailles Calais Lens Québec Montréal Sevilla Valencia Barcelona Zaragoza Málaga Murcia Bilbao Valladolid Granada Alicante "
    "Burgos Toledo Salamanca Cádiz Pamplona Oviedo Gijón Vigo Teruel Huesca Segovia Lima Bogotá Caracas Cali Medellín Monterrey Puebla Antofagasta Valparaíso Zacatecas Sinaloa "
    "Porto Lisboa Braga Coimbra Aveiro Évora Viseu Setúbal Guimarães Recife Fortaleza Manaus Curitiba Brasília Goiânia Utrecht Rotterdam Groningen Breda Tilburg Zwolle Haarlem "
    "Arnhem Leiden Delft Alkmaar Weert Zeist Antwerpen Brugge Leuven Hamburg Bremen Kassel Mainz Trier Potsdam Erfurt Rostock Kiel Lübeck Bielefeld Linz Graz Luzern".split()
)
#: Holy places that are buildings.
CHURCHES = frozenset(
    "iglesia église chiesa igreja catedral cathédrale ospedale hospital hôpital universidad université università universidade".split()
)
#: Before the first word of a town that is called after one.
SAINTS = frozenset("San Santa Santo Saint Sainte São Sankt Sint".split())
#: What a town has, whose name follows.
CENTRES = frozenset(
    "centro centre norte sur sud nord sul este est zona arredores alrededores environs dintorni habitantes habitants abitanti inwoners tribunal tribunale rechtbank stade "
    "estadio stadio estádio hospital hôpital ospedale aeropuerto aéroport aeroporto puerto porto port estación gare stazione estação iglesia église chiesa igreja catedral cathédrale "
    "carabinieri polizia questura compagnia Compagnia Stazione Carabinieri Polizia Procura Comune Comando comando finanza Finanza vigili residente nato nata questore campagne comarca Comarca polícia policía police gendarmerie nativo natural oriundo vecino vecinos ciudadanos cidadãos cittadini citoyens inwoner stazione delegacia comisaría commissariat tribunal Tribunal Tribunale Ayuntamiento Prefeitura Prefettura Questura gemeenteraad ospedale Ospedale aeroporto Aeroporto "
    "hospitais hospitales hôpitaux ospedali escolas escuelas écoles scuole bombeiros Bombeiros bomberos Bomberos pompieri pompiers "
    "universidad université università universidade festival feria foire fiera feira bataille battaglia batalla batalha tratado traité trattato diocèse diócesis diocesi diocese gip procura "
    "carcel cárcel prison carcere haven politie bisdom aartsbisdom centrum omgeving parquet procureur marché mercado mercato campus bourse".split()
)
#: Whoever rules or represents a place, which is named after "of".
RULERS = frozenset(
    "maire préfet préfète évêque archevêque duc duchesse comte comtesse roi reine prince princesse seigneur marquis député députée sénateur sénatrice vicomte baron "
    "alcalde alcaldesa obispo arzobispo duque duquesa conde condesa rey reina príncipe princesa señor marqués diputado senador gobernador barón "
    "sindaco sindaca vescovo arcivescovo duca duchessa conte contessa re regina principe principessa signore marchese prefetto questore barone "
    "prefeito prefeita bispo arcebispo conde rei rainha governador deputado autarca "
    "burgemeester bisschop aartsbisschop hertog graaf koning koningin prins bürgermeister bürgermeisterin oberbürgermeister bischof erzbischof herzog graf fürst könig landrat".split()
)
#: Between two names of a person.
OF_PEOPLE = frozenset(("dos", "das", "da", "do", "del", "de", "di", "d'", "d’"))
#: Between a noun and the place that it is of.
LINKING = frozenset(
    "von van der de del di do da dos das du des d' d’ della dello dell' dell’ of la le l' l’".split()
)
#: Articles that are part of a place's name where they have a capital: La Montaña.
OWN_ARTICLES = frozenset("la le les el los las il lo l' l’ de den het".split())
#: With a capital they are the first word of the name of a river, a range, a lake, an island.
LANDFORMS = frozenset("Rio Río Serra Sierra Lago Monte Mont Lac Ilha Isla Fiume Passo Praia Cabo Baía".split())
#: Between such a word and the rest of the name.
OF_LANDFORMS = frozenset("das dos da do de del della dei".split())
#: Capitals behind a preposition that are a time.
CENTURIES = frozenset("duecento trecento quattrocento cinquecento seicento settecento ottocento novecento".split())
#: Nouns before the name itself in languages that have "of" between: río Magdalena.
DIRECT = frozenset("río monte lago volcán cerro isla fiume torrente passo rio serra mont lac ilha".split())
#: Between any word and the place that it is of.
LINKS = frozenset(("de", "del", "di", "do", "da", "of", "d'", "d’", "von", "van"))
#: What a country has; it is named none the less.
OF_A_COUNTRY = frozenset(
    "gobierno estado estados ejecutivo norte sur este oeste gouvernement état etat nord sud est ouest république governo stato repubblica nord sud ovest "
    "governo norte sul leste oeste república embajada ambassade ambasciata embaixada primer premier reino royaume regno ejército armée esercito exército parlamento parlement "
    "ciudad ville città cidade provincia province província región région regione região comunidad junta generalitat ayuntamiento mairie comune prefeitura câmara isla isole île îles islas ilhas".split()
)
